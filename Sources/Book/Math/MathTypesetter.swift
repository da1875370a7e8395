import Experiments

/// Typesets formulas with KaTeX, which is started when the first formula is not in the cache.
struct MathTypesetter {
  /// KaTeX takes time and memory without end for very long formulas.
  static let longestFormula = 10_000

  private let cache: any MarkupCache
  private let keyPrefix: String
  private let engine: FormulaEngine

  init(cache: any MarkupCache, engine: FormulaEngine? = nil) throws(MissingPackage) {
    self.cache = cache
    if let engine { self.engine = engine } else { self.engine = try FormulaEngine() }
    keyPrefix = "formula 2 \(self.engine.version)"
  }

  /// The formula as HTML, or what is wrong with its TeX; with a sample for each value that is not known yet.
  func typeset(
    _ formula: Formula, values: [SourcePosition: String] = [:]
  ) throws(Diagnostic) -> TypesetFormula {
    let filled = FilledFormula(formula, values)
    let size = filled.tex.utf8.count
    guard size <= Self.longestFormula else {
      throw Diagnostic(
        at: formula.position,
        "a formula is limited to \(Self.longestFormula) bytes, this one has \(size)")
    }
    let tex = SuspiciousCharacters.blanked(filled.tex)
    let key = "\(keyPrefix) \(formula.isDisplayed ? "display" : "inline") \(tex)"
    if let cached = cache.get(key).flatMap(TypesetFormula.init(cached:)) { return cached }
    try ForbiddenTeX.check(formula)
    let answer: String
    do throws(ScriptError) {
      answer = try engine.answer(to: tex, isDisplayed: formula.isDisplayed)
    } catch {
      throw Diagnostic(at: formula.position, "KaTeX failed: \(error.message)")
    }
    guard answer.hasPrefix("<") else { throw filled.diagnostic(for: TeXError(answer)) }
    let typeset = StyleHoister.hoist(MathMLRepair.repair(answer))
    cache.set(key, typeset.cached)
    return typeset
  }
}

/// What KaTeX has to say about a formula it cannot read.
struct TeXError: Hashable, Sendable {
  /// In UTF-16 units from the beginning of the TeX; nil if KaTeX does not know.
  var offset: Int?
  var message: String

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
