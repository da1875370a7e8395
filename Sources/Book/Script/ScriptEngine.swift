import CDuktape

/// A small JavaScript interpreter, for libraries that only exist in that language.
///
/// Scripts can reach neither files nor the network.
final class ScriptEngine {
  private let context: OpaquePointer

  init() throws(ScriptError) {
    guard let context = tutor_duk_create() else {
      throw ScriptError(message: "no memory for the JavaScript interpreter")
    }
    self.context = context
  }

  deinit { duk_destroy_heap(context) }

  /// Runs a script and forgets its value.
  func run(_ source: String) throws(ScriptError) {
    var source = source
    let code = source.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        tutor_duk_peval(context, $0.baseAddress, $0.count)
      }
    }
    defer { duk_pop(context) }
    guard code == 0 else { throw ScriptError(message: takeText()) }
  }

  /// Runs a script that this version of the interpreter has compiled.
  func run(_ script: CompiledScript) throws(ScriptError) {
    guard let buffer = tutor_duk_push_buffer(context, duk_size_t(script.code.count)) else {
      throw ScriptError(message: "no memory for the JavaScript interpreter")
    }
    UnsafeMutableRawBufferPointer(start: buffer, count: script.code.count).copyBytes(
      from: script.code)
    duk_load_function(context)
    let code = duk_pcall(context, 0)
    defer { duk_pop(context) }
    guard code == 0 else { throw ScriptError(message: takeText()) }
  }

  /// Calls a global function with texts; returns its value as text.
  func call(_ function: String, _ arguments: String...) throws(ScriptError) -> String {
    duk_get_global_string(context, function)
    for argument in arguments { push(argument) }
    let code = duk_pcall(context, duk_idx_t(arguments.count))
    defer { duk_pop(context) }
    guard code == 0 else { throw ScriptError(message: takeText()) }
    return takeText()
  }

  private func push(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        _ = duk_push_lstring(context, $0.baseAddress, $0.count)
      }
    }
  }

  private func takeText() -> String {
    var length: duk_size_t = 0
    guard let bytes = tutor_duk_safe_to_string(context, &length) else { return "" }
    let buffer = UnsafeRawBufferPointer(start: bytes, count: Int(length))
    return String(decoding: buffer, as: UTF8.self)
  }
}

/// What a script threw.
struct ScriptError: Error, Hashable, Sendable, CustomStringConvertible {
  var message: String

  var description: String { message }
}
