import Experiments
import Foundation

/// All formulas and code of a book, typeset before anything runs so that bad TeX is found early.
struct Typesetting: Sendable {
  private(set) var formulas: [SourcePosition: TypesetFormula] = [:]
  private(set) var code: [SourcePosition: String] = [:]
  /// The paths of the source files that compute each experiment, by its name.
  private(set) var sourcePaths: [String: [String]] = [:]
  /// The markup of these files, by path.
  private(set) var sources: [String: String] = [:]

  /// - Throws: Bad TeX, or a package that is not installed.
  init(_ plan: BookPlan, cache: any MarkupCache) throws {
    let files = plan.experiments.concurrentMap { ExperimentSources.current.files(of: $0) }
    sourcePaths = Dictionary(
      zip(plan.experiments.map(\.name), files), uniquingKeysWith: { first, _ in first })
    try typesetFormulas(of: plan, cache)
    try highlightCode(of: plan, cache)
  }

  private mutating func typesetFormulas(of plan: BookPlan, _ cache: any MarkupCache) throws {
    let inText = plan.chapters.flatMap(\.document.formulas)
    let inFigures = plan.figures.flatMap { $0.texts.flatMap(\.formulas) }
    let shares = (inText + inFigures).shares.concurrentResults { share throws(MissingPackage) in
      var typesetter = try MathTypesetter(cache: cache)
      return share.map { formula in
        (formula.position, Result { () throws(Diagnostic) in try typesetter.typeset(formula) })
      }
    }
    var problems: [Diagnostic] = []
    for (position, result) in try shares.flatMap({ try $0.get() }) {
      switch result {
      case .success(let formula): formulas[position] = formula
      case .failure(let problem): problems.append(problem)
      }
    }
    guard problems.isEmpty else {
      throw Diagnostics(problems.sorted { $0.position < $1.position })
    }
  }

  /// Code of the text, and of files of this program.
  private struct Piece: Sendable {
    var position: SourcePosition?
    var path = ""
    var code: String
    var language: String
  }

  private mutating func highlightCode(of plan: BookPlan, _ cache: any MarkupCache) throws {
    var pieces: [Piece] = []
    for chapter in plan.chapters {
      for block in chapter.document.codeBlocks {
        pieces.append(Piece(position: block.position, code: block.code, language: block.language))
      }
      for fence in chapter.document.fences {
        let inclusion = plan.inclusions[fence.position]
        pieces.append(
          Piece(
            position: fence.position, code: inclusion?.code ?? fence.body.text,
            language: inclusion == nil ? fence.kind.rawValue : "swift"))
      }
    }
    for path in Set(sourcePaths.values.joined()).sorted() {
      let source = SourceFingerprint.source(ofFile: path) ?? ""
      pieces.append(Piece(path: path, code: source, language: "swift"))
    }
    let shares = pieces.shares.concurrentResults { share throws(MissingPackage) in
      var highlighter = try CodeHighlighter(cache: cache)
      return share.map { ($0, highlighter.highlight($0.code, language: $0.language)) }
    }
    for (piece, html) in try shares.flatMap({ try $0.get() }) {
      if let position = piece.position { code[position] = html } else { sources[piece.path] = html }
    }
  }

  /// In the order of the book, so that what is made of them is always the same.
  var allFormulas: [TypesetFormula] {
    formulas.sorted { $0.key < $1.key }.map(\.value)
  }
}

extension Array {
  /// One part for each core: an interpreter of JavaScript runs on one and takes a while to start.
  fileprivate var shares: [[Element]] {
    let count = Swift.min(self.count, ProcessInfo.processInfo.activeProcessorCount)
    return (0..<count).map { share in
      stride(from: share, to: self.count, by: count).map { self[$0] }
    }
  }
}
