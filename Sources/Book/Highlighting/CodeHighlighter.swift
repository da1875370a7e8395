/// Colours code with highlight.js while the book is built; the page needs no script for it.
struct CodeHighlighter {
  /// Languages by the names authors use for them. Any other code is shown plain.
  private static let languages = [
    "swift": "swift", "yaml": "directive", "yml": "directive", "experiment": "directive",
    "figure": "directive", "claim": "directive", "include": "directive",
    "experiment-example": "directive",
    "python": "python", "py": "python", "bash": "bash", "sh": "bash", "shell": "bash",
    "console": "bash", "json": "json",
  ]

  private let cache: any MarkupCache
  private let library: String
  private let keyPrefix: String
  private var engine: ScriptEngine?

  init(cache: any MarkupCache) throws(MissingPackage) {
    self.cache = cache
    library = try SystemPackage.highlight.text(of: "highlight.min.js")
    let version = StableHash(library.utf8).digits(12)
    keyPrefix = "code 1 \(version) \(StableHash(Self.prelude + Self.script).digits(12))"
  }

  /// The HTML inside `<code>`: text and `<span class="hljs-…">` only.
  ///
  /// - Throws: If there is nothing that runs highlight.js.
  mutating func highlight(_ code: String, language: String) throws(MissingPackage) -> String {
    guard let grammar = Self.languages[language.lowercased()] else { return code.escapedForHTML }
    let visible = SuspiciousCharacters.removed(from: code)
    let key = "\(keyPrefix) \(grammar) \(visible)"
    if let html = cache.get(key) { return html }
    let engine: ScriptEngine
    if let started = self.engine { engine = started } else { engine = try ScriptEngine() }
    do throws(ScriptError) {
      if self.engine == nil { try load(engine) }
      let html = try engine.call("colour", grammar, visible)
      cache.set(key, html)
      return html
    } catch {
      // Colour is a comfort; code without it is still right.
      return code.escapedForHTML
    }
  }

  private mutating func load(_ engine: ScriptEngine) throws(ScriptError) {
    try engine.run(Self.prelude)
    try engine.run(library)
    try engine.run(Self.script)
    self.engine = engine
  }

  /// What highlight.js expects of a browser.
  private static let prelude = """
    var window = this;
    var console = { log: function () {}, warn: function () {}, error: function () {} };
    """

  /// The grammar of directives is YAML as this book writes it, with mappings inside braces.
  private static let script = #"""
    hljs.registerLanguage("directive", function (hljs) {
      return {
        contains: [
          { className: "comment", begin: /(^|\s)#/, end: /$/ },
          { className: "attr", begin: /[A-Za-z_][\w.-]*(?=:(\s|$))/ },
          { className: "literal", begin: /\b(true|false|null)\b/ },
          { begin: /[A-Za-z_][\w.-]*/ },
          { className: "string", begin: /"/, end: /"/, contains: [hljs.BACKSLASH_ESCAPE] },
          { className: "string", begin: /'/, end: /'/ },
          { className: "number", begin: /[-+]?\d[\d_]*(\.\d+)?(e[-+]?\d+)?/ },
          { className: "bullet", begin: /^\s*-(?=\s)/ }
        ]
      };
    });
    function colour(language, code) { return hljs.highlight(language, code, true).value; }
    """#
}
