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

  /// The formula as HTML, or what is wrong with its TeX.
  func typeset(_ formula: Formula) throws(Diagnostic) -> TypesetFormula {
    let size = formula.tex.text.utf8.count
    guard size <= Self.longestFormula else {
      throw Diagnostic(
        at: formula.position,
        "a formula is limited to \(Self.longestFormula) bytes, this one has \(size)")
    }
    let tex = SuspiciousCharacters.blanked(formula.tex.text)
    let key = "\(keyPrefix) \(formula.isDisplayed ? "display" : "inline") \(tex)"
    if let cached = cache.get(key).flatMap(TypesetFormula.init(cached:)) { return cached }
    try ForbiddenTeX.check(formula)
    let answer: String
    do throws(ScriptError) {
      answer = try engine.answer(to: tex, isDisplayed: formula.isDisplayed)
    } catch {
      throw Diagnostic(at: formula.position, "KaTeX failed: \(error.message)")
    }
    guard answer.hasPrefix("<") else { throw TeXError(answer).diagnostic(for: formula) }
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

  func diagnostic(for formula: Formula) -> Diagnostic {
    let position = offset.map(formula.tex.position(utf16Offset:)) ?? formula.position
    return Diagnostic(at: position, "formula: \(message)")
  }
}
