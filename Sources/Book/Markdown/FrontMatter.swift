import Experiments

/// Cuts the YAML block off the top of a chapter.
///
///     ---
///     title: The problem
///     ---
enum FrontMatter {
  /// The YAML between the two rules, and how many lines rules and YAML take; nil if the text
  /// does not begin with `---` or the block is not closed.
  static func cut(from source: SourceText) -> (yaml: Excerpt, lineCount: Int)? {
    guard isRule(source.line(1), closing: false), source.lineCount > 1 else { return nil }
    guard let end = (2...source.lineCount).first(where: { isRule(source.line($0), closing: true) })
    else { return nil }
    let lines = (2..<end).map { String(decoding: source.line($0), as: UTF8.self) + "\n" }
    let starts = (2..<max(3, end)).map { SourcePosition(file: source.file, line: $0, column: 1) }
    return (Excerpt(lines.joined(), lineStarts: starts), end)
  }

  private static func isRule(_ line: ArraySlice<UInt8>, closing: Bool) -> Bool {
    let text = line.reversed().drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return text.elementsEqual("---".utf8) || (closing && text.elementsEqual("...".utf8))
  }
}
