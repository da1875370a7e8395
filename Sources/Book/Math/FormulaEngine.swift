import Dispatch
import Synchronization

/// KaTeX in an interpreter of its own, which is started when it is first needed, or ahead of that.
final class FormulaEngine: Sendable {
  private let library: String
  private let engine = Mutex<ScriptEngine?>(nil)

  init() throws(MissingPackage) {
    library = try SystemPackage.katex.text(of: "katex.js")
  }

  /// What answers depend on beside the formula.
  var version: String {
    "\(StableHash(library.utf8).digits(12)) \(StableHash(Self.prelude + Self.script).digits(12))"
  }

  /// Starts KaTeX, which takes a moment, while whoever will need it goes on.
  func start() {
    DispatchQueue.global(qos: .userInitiated).async {
      // What keeps it from starting does so again, and is told, when it is used.
      _ = try? self.engine.withLock { engine throws(ScriptError) in try self.load(&engine) }
    }
  }

  /// HTML, or an offset, a tab and a message.
  func answer(to tex: String, isDisplayed: Bool) throws(ScriptError) -> String {
    try engine.withLock { engine throws(ScriptError) in
      try load(&engine)
      return try engine?.call("typeset", tex, isDisplayed ? "display" : "inline") ?? ""
    }
  }

  private func load(_ engine: inout ScriptEngine?) throws(ScriptError) {
    guard engine == nil else { return }
    let new = try ScriptEngine()
    try new.run(Self.prelude)
    try new.run(library: library)
    try new.run(Self.script)
    engine = new
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
