import Experiments

/// Typesets formulas with KaTeX, which is loaded when the first formula is not in the cache.
struct MathTypesetter {
  /// KaTeX takes time and memory without end for very long formulas.
  static let longestFormula = 10_000

  private let cache: any MarkupCache
  private let library: String
  private let keyPrefix: String
  private var engine: ScriptEngine?

  init(cache: any MarkupCache) throws(MissingPackage) {
    self.cache = cache
    library = try SystemPackage.katex.text(of: "katex.js")
    let version = StableHash(library.utf8).digits(12)
    keyPrefix = "formula 2 \(version) \(StableHash(Self.prelude + Self.script).digits(12))"
  }

  /// The formula as HTML, or what is wrong with its TeX.
  mutating func typeset(_ formula: Formula) throws(Diagnostic) -> TypesetFormula {
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
      answer = try loadedEngine().call("typeset", tex, formula.isDisplayed ? "display" : "inline")
    } catch {
      throw Diagnostic(at: formula.position, "KaTeX failed: \(error.message)")
    }
    guard answer.hasPrefix("<") else { throw TeXError(answer).diagnostic(for: formula) }
    let typeset = StyleHoister.hoist(MathMLRepair.repair(answer))
    cache.set(key, typeset.cached)
    return typeset
  }

  private mutating func loadedEngine() throws(ScriptError) -> ScriptEngine {
    if let engine { return engine }
    let engine = try ScriptEngine()
    try engine.run(Self.prelude)
    try engine.run(library)
    try engine.run(Self.script)
    self.engine = engine
    return engine
  }

  /// The one function of newer JavaScript that KaTeX calls and the interpreter lacks.
  private static let prelude = """
    Object.defineProperty(Array.prototype, "fill", { value: function (value) {
      for (var index = 0; index < this.length; index += 1) this[index] = value;
      return this;
    } });
    """

  /// Answers with HTML, or with an offset, a tab and a message.
  private static let script = """
    function typeset(tex, mode) {
      try {
        return katex.renderToString(tex, {
          displayMode: mode === "display",
          output: "htmlAndMathml",
          strict: "ignore",
          maxExpand: 1000,
          trust: function (request) { throw new Error(request.command + " is not allowed here"); }
        });
      } catch (error) {
        return (error.position === undefined ? -1 : error.position) + "\\t" + error.message;
      }
    }
    """
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
