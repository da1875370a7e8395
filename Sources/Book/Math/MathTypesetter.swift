import Experiments

/// Typesets formulas with KaTeX, which is started when the first formula is not in the cache.
struct MathTypesetter: Sendable {
  /// KaTeX takes time and memory without end for very long formulas.
  static let longestFormula = 10_000
  /// How many elements may stand inside each other, which is some thirty fractions: browsers give up at 512, and
  /// what is deeper by far fills the stack of the engine, sooner on one machine than on another.
  static let deepestMarkup = 250

  private let cache: any MarkupCache
  private let keyPrefix: String
  private let engine: FormulaEngine

  init(cache: any MarkupCache, engine: FormulaEngine? = nil) throws(MissingPackage) {
    self.cache = cache
    if let engine { self.engine = engine } else { self.engine = try FormulaEngine() }
    keyPrefix = "formula 3 \(self.engine.version)"
  }

  /// The formula as HTML if it was typeset before.
  func cached(
    _ formula: Formula, values: [SourcePosition: String] = [:]
  ) -> TypesetFormula? {
    cached(FilledFormula(formula, values))
  }

  /// The formula as HTML, or what is wrong with its TeX; with a sample for each value that is not known yet.
  func typeset(
    _ formula: Formula, values: [SourcePosition: String] = [:]
  ) throws(Diagnostic) -> TypesetFormula {
    let filled = FilledFormula(formula, values)
    if let cached = cached(filled) { return cached }
    return try typesetAnew(filled)
  }

  /// The same without a look for it in the cache.
  func typesetAnew(
    _ formula: Formula, values: [SourcePosition: String] = [:]
  ) throws(Diagnostic) -> TypesetFormula {
    try typesetAnew(FilledFormula(formula, values))
  }

  private func typesetAnew(_ filled: FilledFormula) throws(Diagnostic) -> TypesetFormula {
    let formula = filled.formula
    let size = filled.tex.utf8.count
    guard size <= Self.longestFormula else {
      throw Diagnostic(
        at: formula.position,
        "a formula is limited to \(Self.longestFormula) bytes, this one has \(size)")
    }
    try ForbiddenTeX.check(formula)
    let answer: String
    do throws(ScriptError) {
      answer = try engine.answer(to: Self.visible(filled), isDisplayed: formula.isDisplayed)
    } catch {
      throw Diagnostic(at: formula.position, "KaTeX failed: \(error.message)")
    }
    guard answer.hasPrefix("<") else { throw filled.diagnostic(for: TeXError(answer)) }
    guard HTMLDepth.isAtMost(Self.deepestMarkup, in: answer) else {
      throw filled.diagnostic(for: TeXError.tooDeep)
    }
    let typeset = StyleHoister.hoist(MathMLRepair.repair(answer))
    cache.set(key(of: filled), typeset.cached)
    return typeset
  }

  private func cached(_ filled: FilledFormula) -> TypesetFormula? {
    cache.get(key(of: filled)).flatMap(TypesetFormula.init(cached:))
  }

  private static func visible(_ filled: FilledFormula) -> String {
    SuspiciousCharacters.blanked(filled.tex)
  }

  private func key(of filled: FilledFormula) -> String {
    let kind = filled.formula.isDisplayed ? "display" : "inline"
    return "\(keyPrefix) \(kind) \(Self.visible(filled))"
  }
}

/// What KaTeX has to say about a formula it cannot read.
struct TeXError: Hashable, Sendable {
  /// In UTF-16 units from the beginning of the TeX; nil if KaTeX does not know.
  var offset: Int?
  var message: String

  static let tooDeep = Self("-1\tNested too deeply")

  init(_ answer: String) {
    let parts = answer.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
    offset = Int(parts[0]).flatMap { $0 < 0 ? nil : $0 }
    var text = parts.count > 1 ? parts[1] : parts[0]
    let prefix = "KaTeX parse error: "
    if text.hasPrefix(prefix) { text = text.dropFirst(prefix.count) }
    for ending in [" at position ", " at end of input"] {
      if let range = text.firstRange(of: ending) { text = text[..<range.lowerBound] }
    }
    message = String(text)
  }
}
