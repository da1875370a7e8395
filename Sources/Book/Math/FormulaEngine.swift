import Dispatch
import Synchronization

/// KaTeX in an engine of its own, which is started when it is first needed, or ahead of that.
final class FormulaEngine: Sendable {
  private let library: String
  /// What keeps one from starting keeps the next from it too.
  private let engine = Mutex<Result<ScriptEngine, ScriptError>?>(nil)

  init() throws(MissingPackage) {
    library = try SystemPackage.katex.text(of: "katex.js")
  }

  /// What answers depend on beside the formula.
  var version: String {
    "\(StableHash(library.utf8).digits(12)) \(StableHash(Self.script).digits(12))"
  }

  /// Starts KaTeX, which takes a moment, while whoever will need it goes on.
  func start() {
    DispatchQueue.global(qos: .userInitiated).async {
      // What keeps it from starting is told when it is used.
      _ = try? self.engine.withLock { engine throws(ScriptError) in try self.started(&engine) }
    }
  }

  /// HTML, or an offset, a tab and a message.
  func answer(to tex: String, isDisplayed: Bool) throws(ScriptError) -> String {
    try engine.withLock { engine throws(ScriptError) in
      let running = try started(&engine)
      do throws(ScriptError) {
        return try running.call("typeset", tex, isDisplayed ? "display" : "inline")
      } catch {
        // One that was stopped in the middle of a formula is not asked again, and what it holds is free.
        engine = nil
        throw error
      }
    }
  }

  private func started(
    _ engine: inout Result<ScriptEngine, ScriptError>?
  ) throws(ScriptError) -> ScriptEngine {
    if let engine { return try engine.get() }
    let new = Result { () throws(ScriptError) in try loaded() }
    engine = new
    return try new.get()
  }

  private func loaded() throws(ScriptError) -> ScriptEngine {
    let engine: ScriptEngine
    do throws(MissingPackage) { engine = try ScriptEngine() } catch {
      throw ScriptError(message: error.description)
    }
    try engine.run(library)
    try engine.run(Self.script)
    return engine
  }

  /// Answers with HTML, or with an offset, a tab and a message.
  ///
  /// KaTeX limits how often macros are expanded, but not to how much: a formula of 10,000 bytes can make
  /// millions of tokens. A macro that is a function is handed what expands it, which is taught here to count.
  private static let script = #"""
    (function () {
      var expander;
      katex.renderToString("\\probe", { macros: { "\\probe": function (context) {
        expander = Object.getPrototypeOf(context);
        return "";
      } } });
      if (!expander || !expander.expandOnce || !expander.pushTokens) return;
      var expandOnce = expander.expandOnce, pushTokens = expander.pushTokens, most = 100000;
      function check(count) {
        if (count > most) throw new Error("Macros make more of this than can be typeset");
      }
      expander.expandOnce = function (expandableOnly) {
        var length = this.stack.length;
        var result = expandOnce.call(this, expandableOnly);
        if (this.stack.length > length) {
          this.growth = (this.growth || 0) + this.stack.length - length;
          check(this.growth);
        }
        return result;
      };
      expander.pushTokens = function (tokens) {
        check(tokens.length);
        pushTokens.call(this, tokens);
      };
    })();

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
        // The stack is full.
        var message = error instanceof RangeError ? "Nested too deeply" : error.message;
        return (error.position === undefined ? -1 : error.position) + "\t" + message;
      }
    }
    """#
}
