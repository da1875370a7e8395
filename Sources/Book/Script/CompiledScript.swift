import CDuktape
import Foundation

/// A script as the interpreter made it ready when this program was built.
struct CompiledScript {
  let code: [UInt8]

  /// What there is for a script; nil if another version of it was installed then, or none.
  init?(of source: String) {
    let same = CompiledScripts.all.first { script in
      let text = UnsafeBufferPointer(
        start: script.source.utf8Start, count: script.source.utf8CodeUnitCount)
      return source.utf8.elementsEqual(text)
    }
    guard let same, let code = Data(base64Encoded: same.code.description) else { return nil }
    self.code = Array(code)
  }
}

extension ScriptEngine {
  /// Runs a library whose text may have been compiled ahead: to read it takes much longer than to run it.
  func run(library source: String) throws(ScriptError) {
    guard try version == String(CompiledScripts.interpreter),
      let script = CompiledScript(of: source)
    else { return try run(source) }
    try run(script)
  }

  /// The version of the interpreter that runs, which may be newer than the one this program was built with.
  private var version: String {
    get throws(ScriptError) {
      try run("function version() { return Duktape.version; }")
      return try call("version")
    }
  }
}
