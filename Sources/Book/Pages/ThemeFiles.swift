/// The templates, style sheets and scripts of the pages, as they were when this program was built.
enum ThemeFiles {
  private static let folder = "Sources/Book/Theme/"

  /// The text of one file of the theme.
  static func text(of name: String) -> String {
    let file = EmbeddedFiles.all.first { $0.path.description == folder + name }
    precondition(file != nil, "the theme has no file '\(name)'")
    return file?.text.description ?? ""
  }

  /// The names of its templates, without their ending, in order.
  static let templates = EmbeddedFiles.all.map(\.path.description)
    .filter { $0.hasPrefix(folder) && $0.hasSuffix(".mustache") }
    .map { String($0.dropFirst(folder.count).dropLast(".mustache".count)) }
}
