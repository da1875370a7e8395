import Experiments

/// All formulas and code of a book, typeset before anything runs so that bad TeX is found early.
struct Typesetting: Sendable {
  private(set) var formulas: [SourcePosition: TypesetFormula] = [:]
  private(set) var code: [SourcePosition: String] = [:]
  /// The source files that figures name, by path.
  private(set) var sources: [String: String] = [:]

  /// - Throws: Bad TeX, or a package that is not installed.
  init(_ plan: BookPlan, cache: any MarkupCache) throws {
    var typesetter = try MathTypesetter(cache: cache)
    var problems: [Diagnostic] = []
    let inText = plan.chapters.flatMap(\.document.formulas)
    let inFigures = plan.figures.flatMap { $0.texts.flatMap(\.formulas) }
    for formula in inText + inFigures {
      do throws(Diagnostic) {
        formulas[formula.position] = try typesetter.typeset(formula)
      } catch {
        problems.append(error)
      }
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    var highlighter = try CodeHighlighter(cache: cache)
    for chapter in plan.chapters {
      for block in chapter.document.codeBlocks {
        code[block.position] = highlighter.highlight(block.code, language: block.language)
      }
      for fence in chapter.document.fences {
        let inclusion = plan.inclusions[fence.position]
        code[fence.position] = highlighter.highlight(
          inclusion?.code ?? fence.body.text,
          language: inclusion == nil ? fence.kind.rawValue : "swift")
      }
    }
    for path in Set(plan.sources.values.joined()).sorted() {
      let source = SourceFingerprint.source(ofFile: path) ?? ""
      sources[path] = highlighter.highlight(source, language: "swift")
    }
  }

  /// In the order of the book, so that what is made of them is always the same.
  var allFormulas: [TypesetFormula] {
    formulas.sorted { $0.key < $1.key }.map(\.value)
  }
}
