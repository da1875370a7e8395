import Foundation

/// `EmbedFiles OUTPUT ROOT FILE…` writes a Swift file that holds the text of every FILE,
/// named by its path below ROOT, in the order given.
let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: EmbedFiles OUTPUT ROOT FILE…\n".utf8))
  exit(64)
}
let output = arguments[1]
let root = arguments[2]

var text = """
  /// Source files as they were when this program was built.
  enum EmbeddedFiles {
    static let all: [(path: StaticString, text: StaticString)] = [

  """
for path in arguments.dropFirst(3) {
  let content = try String(contentsOfFile: path, encoding: .utf8)
  let name = path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
  text += "    (\"\(name)\", ####\"\"\"\n\(content)\n\"\"\"####),\n"
}
text += "  ]\n}\n"
// A file that is left alone lets the build leave alone what is compiled from it.
if (try? String(contentsOfFile: output, encoding: .utf8)) != text {
  try text.write(toFile: output, atomically: true, encoding: .utf8)
}
