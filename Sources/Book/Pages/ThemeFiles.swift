/// The templates, style sheets and scripts of the pages, as they were when this program was built.
enum ThemeFiles {
  private static let folder = "Sources/Book/Theme/"

  /// The text of one file of the theme.
  static func text(of name: String) -> String {
    let file = EmbeddedFiles.all.first { $0.path.description == folder + name }
    precondition(file != nil, "the theme has no file '\(name)'")
    return file?.text.description ?? ""
  }

  /// The text of a script as pages load it: without indentation, and lines that are comments only.
  static func script(_ name: String) -> String {
    text(of: name).split(separator: "\n").map { $0.drop { $0 == " " } }
      .filter { !$0.hasPrefix("//") }.map { $0 + "\n" }.joined()
  }

  /// The names of its templates, without their ending, in order.
  static let templates = EmbeddedFiles.all.map(\.path.description)
    .filter { $0.hasPrefix(folder) && $0.hasSuffix(".mustache") }
    .map { String($0.dropFirst(folder.count).dropLast(".mustache".count)) }
}
