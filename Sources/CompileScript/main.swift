import CDuktape
import Foundation

/// `CompileScript OUTPUT SCRIPT…` writes a Swift file that holds the text of every SCRIPT and what the
/// JavaScript interpreter compiles it to.
let arguments = CommandLine.arguments
guard arguments.count >= 2 else {
  FileHandle.standardError.write(Data("usage: CompileScript OUTPUT SCRIPT…\n".utf8))
  exit(64)
}
let output = arguments[1]

/// The interpreter's bytes for a script; nil if it is none.
func compiled(_ source: String) -> Data? {
  guard let interpreter = tutor_duk_create() else { return nil }
  defer { duk_destroy_heap(interpreter) }
  var source = source
  let code = source.withUTF8 { bytes in
    bytes.withMemoryRebound(to: CChar.self) {
      tutor_duk_pcompile(interpreter, $0.baseAddress, $0.count)
    }
  }
  guard code == 0 else { return nil }
  duk_dump_function(interpreter)
  var length: duk_size_t = 0
  guard let bytes = duk_get_buffer_data(interpreter, -1, &length) else { return nil }
  return Data(bytes: bytes, count: Int(length))
}

var text = """
  /// Scripts as they were when this program was built, and what was made of them then.
  enum CompiledScripts {
    /// The version of the interpreter.
    static let interpreter = \(DUK_VERSION)
    static let all: [(source: StaticString, code: StaticString)] = [

  """
for path in arguments.dropFirst(2) {
  let source = try String(contentsOfFile: path, encoding: .utf8)
  guard let code = compiled(source) else {
    FileHandle.standardError.write(Data("'\(path)' is no script\n".utf8))
    exit(1)
  }
  text += "    (####\"\"\"\n\(source)\n\"\"\"####, \"\(code.base64EncodedString())\"),\n"
}
text += "  ]\n}\n"
try text.write(toFile: output, atomically: true, encoding: .utf8)
