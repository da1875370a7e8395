import Experiments
import Foundation

/// All formulas and code of a book, typeset before anything runs so that bad TeX is found early.
struct Typesetting: Sendable {
  private(set) var formulas: [Formula.Notation: TypesetFormula] = [:]
  /// All formulas of different notation, in the order of the book, so that what is made of them is always the same.
  private(set) var allFormulas: [TypesetFormula] = []
  /// Formulas that are typeset again once their values are known.
  private var formulasWithValues: [Formula] = []
  private(set) var code: [SourcePosition: String] = [:]
  /// The paths of the source files that compute each experiment, by its name.
  private(set) var sourcePaths: [String: [String]] = [:]
  /// The markup of these files, by path.
  private(set) var sources: [String: String] = [:]

  /// Formulas that the cache lacks are typeset by `engine`, beside which others are started as needed.
  ///
  /// - Throws: Bad TeX, or a package that is not installed.
  init(_ plan: BookPlan, cache: any MarkupCache, engine: FormulaEngine? = nil) throws {
    let files = plan.experiments.concurrentMap { ExperimentSources.current.files(of: $0) }
    sourcePaths = Dictionary(
      zip(plan.experiments.map(\.name), files), uniquingKeysWith: { first, _ in first })
    try typesetFormulas(of: plan, cache, engine)
    try highlightCode(of: plan, cache)
  }

  private mutating func typesetFormulas(
    of plan: BookPlan, _ cache: any MarkupCache, _ engine: FormulaEngine?
  ) throws {
    let inText = plan.chapters.flatMap(\.document.formulas)
    let inFigures = plan.figures.flatMap { $0.texts.flatMap(\.formulas) }
    let all = inText + inFigures
    formulasWithValues = all.filter { !$0.values.isEmpty }
    try typeset(all, [:], cache, engine)
  }

  /// Typesets the formulas that quote values with what these have come to.
  ///
  /// - Throws: What keeps a value from standing where it does.
  mutating func fill(
    _ values: [SourcePosition: String], cache: any MarkupCache, engine: FormulaEngine? = nil
  ) throws {
    guard !formulasWithValues.isEmpty else { return }
    try typeset(formulasWithValues, values, cache, engine)
  }

  /// With samples in place of values, formulas are only looked at.
  private mutating func typeset(
    _ all: [Formula], _ values: [SourcePosition: String], _ cache: any MarkupCache,
    _ engine: FormulaEngine?
  ) throws {
    let groups = Self.equal(all, values)
    let typesetter = try MathTypesetter(cache: cache, engine: engine)
    let cached = groups.concurrentMap { typesetter.cached($0[0], values: values) }
    var missing: [[Formula]] = []
    for (group, typeset) in zip(groups, cached) {
      if let typeset { keep(typeset, as: group[0], values) } else { missing.append(group) }
    }
    // Told once rather than for each formula.
    if !missing.isEmpty { _ = try JavaScriptCore.installed.get() }
    let shares = missing.shares(worth: 100).enumerated().map { $0 }.concurrentResults {
      index, share throws(MissingPackage) in
      let own = index == 0 ? typesetter : try MathTypesetter(cache: cache)
      return share.map { ($0[0], own.typesetAnew(equal: $0, values)) }
    }
    var problems: [Diagnostic] = []
    for (formula, result) in try shares.flatMap({ try $0.get() }) {
      switch result {
      case .success(let typeset): keep(typeset, as: formula, values)
      case .failure(let error): problems += error.all
      }
    }
    guard problems.isEmpty else {
      throw Diagnostics(problems.sorted { $0.position < $1.position })
    }
    allFormulas += groups.compactMap { formulas[$0[0].notation(values)] }
  }

  private mutating func keep(
    _ typeset: TypesetFormula, as formula: Formula, _ values: [SourcePosition: String]
  ) {
    if !values.isEmpty || formula.values.isEmpty { formulas[formula.notation(values)] = typeset }
  }

  /// Formulas in groups that look the same, each group and all of them in the order of the book.
  private static func equal(
    _ formulas: [Formula], _ values: [SourcePosition: String]
  ) -> [[Formula]] {
    var groups: [[Formula]] = []
    var numbers: [Formula.Notation: Int] = [:]
    for formula in formulas {
      let notation = formula.notation(values)
      if let number = numbers[notation] {
        groups[number].append(formula)
      } else {
        numbers[notation] = groups.count
        groups.append([formula])
      }
    }
    return groups
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
    let shares = pieces.shares(worth: 100).concurrentResults { share throws(MissingPackage) in
      var highlighter = try CodeHighlighter(cache: cache)
      return try share.map { piece throws(MissingPackage) in
        (piece, try highlighter.highlight(piece.code, language: piece.language))
      }
    }
    for (piece, html) in try shares.flatMap({ try $0.get() }) {
      if let position = piece.position { code[position] = html } else { sources[piece.path] = html }
    }
  }
}

extension MathTypesetter {
  /// Typesets the first of some formulas that look the same for all of them; bad TeX is bad at each place.
  fileprivate func typesetAnew(
    equal formulas: [Formula], _ values: [SourcePosition: String]
  ) -> Result<TypesetFormula, Diagnostics> {
    var problems: [Diagnostic] = []
    for formula in formulas {
      do throws(Diagnostic) {
        return .success(try typesetAnew(formula, values: values))
      } catch {
        problems.append(error)
      }
    }
    return .failure(Diagnostics(problems))
  }
}

extension Formula {
  /// What the look of a formula depends on, wherever it stands.
  struct Notation: Hashable, Sendable {
    var tex: String
    var isDisplayed: Bool
  }

  /// With the values that are known in place.
  func notation(_ values: [SourcePosition: String]) -> Notation {
    Notation(
      tex: self.values.isEmpty ? tex.text : tex { $0.tex(in: values) }, isDisplayed: isDisplayed)
  }
}

extension Array {
  /// A part for each core, as an engine of JavaScript runs on one, if each has at least some elements: an engine
  /// takes as long to start as for these, so that fewer are not worth another.
  fileprivate func shares(worth minimum: Int) -> [[Element]] {
    let worthwhile = (self.count + minimum - 1) / minimum
    let count = Swift.min(worthwhile, ProcessInfo.processInfo.activeProcessorCount)
    return (0..<count).map { share in
      stride(from: share, to: self.count, by: count).map { self[$0] }
    }
  }
}
