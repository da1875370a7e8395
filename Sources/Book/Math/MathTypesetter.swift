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
  func cached(_ formula: Formula) -> TypesetFormula? {
    cache.get(key(of: formula)).flatMap(TypesetFormula.init(cached:))
  }

  /// The formula as HTML, or what is wrong with its TeX.
  func typeset(_ formula: Formula) throws(Diagnostic) -> TypesetFormula {
    if let cached = cached(formula) { return cached }
    return try typesetAnew(formula)
  }

  /// The formula as HTML, or what is wrong with its TeX, without a look for it in the cache.
  func typesetAnew(_ formula: Formula) throws(Diagnostic) -> TypesetFormula {
    let size = formula.tex.text.utf8.count
    guard size <= Self.longestFormula else {
      throw Diagnostic(
        at: formula.position,
        "a formula is limited to \(Self.longestFormula) bytes, this one has \(size)")
    }
    try ForbiddenTeX.check(formula)
    let answer: String
    do throws(ScriptError) {
      answer = try engine.answer(to: Self.visible(formula), isDisplayed: formula.isDisplayed)
    } catch {
      throw Diagnostic(at: formula.position, "KaTeX failed: \(error.message)")
    }
    guard answer.hasPrefix("<") else { throw TeXError(answer).diagnostic(for: formula) }
    guard HTMLDepth.isAtMost(Self.deepestMarkup, in: answer) else {
      throw TeXError.tooDeep.diagnostic(for: formula)
    }
    let typeset = StyleHoister.hoist(MathMLRepair.repair(answer))
    cache.set(key(of: formula), typeset.cached)
    return typeset
  }

  private static func visible(_ formula: Formula) -> String {
    SuspiciousCharacters.blanked(formula.tex.text)
  }

  private func key(of formula: Formula) -> String {
    "\(keyPrefix) \(formula.isDisplayed ? "display" : "inline") \(Self.visible(formula))"
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

  func diagnostic(for formula: Formula) -> Diagnostic {
    let position = offset.map(formula.tex.position(utf16Offset:)) ?? formula.position
    return Diagnostic(at: position, "formula: \(message)")
  }
}
