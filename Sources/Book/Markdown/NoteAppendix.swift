import Bytes

/// What is put behind a text so that the parser tells of every call and every note.
///
/// The parser takes a call without a note for text, and drops a note without a call. Behind the text each name is
/// therefore called and given a note once more: then every call in the text is a node of the tree, and so is
/// every note, and their places tell which of them the author wrote.
struct NoteAppendix {
  /// Where the text has something like the beginning of a note: its name and its line.
  private(set) var definitions: [(label: String, line: Int)] = []
  private var labels: [String] = []

  /// Longer names are not looked at.
  private static let longestLabel = 200

  /// For a text without notes.
  init() {}

  init(_ source: SourceText) {
    let bytes = source.bytes
    let opening = Array("[^".utf8)
    var known: Set<String> = []
    var line = 1
    var next = 0
    while let found = ByteSearch.firstRange(of: opening.span, in: bytes.span, from: next) {
      next = found.upperBound
      let label = bytes[next...].prefix(Self.longestLabel).prefix {
        !$0.isWhiteSpace && $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[")
      }
      guard !label.isEmpty, label.endIndex < bytes.count,
        bytes[label.endIndex] == UInt8(ascii: "]")
      else { continue }
      next = label.endIndex
      let name = String(decoding: label, as: UTF8.self)
      if known.insert(name).inserted { labels.append(name) }
      while line < source.lineCount, source.lineStarts[line] <= found.lowerBound { line += 1 }
      if Self.beginsNote(bytes, from: source.lineStarts[line - 1], found.lowerBound, label.endIndex)
      {
        definitions.append((name, line))
      }
    }
  }

  /// Whether nothing but quote marks and a little space stands before, and a colon behind.
  private static func beginsNote(_ bytes: [UInt8], from start: Int, _ open: Int, _ close: Int)
    -> Bool
  {
    guard close + 1 < bytes.count, bytes[close + 1] == UInt8(ascii: ":") else { return false }
    let prefix = bytes[start..<open]
    guard prefix.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") }) else {
      return false
    }
    return prefix.reversed().prefix { $0 == UInt8(ascii: " ") }.count <= 3
  }

  var isEmpty: Bool { labels.isEmpty }

  /// Begins with an empty line, so that it is part of nothing above but code or HTML without an end; of code it
  /// can be given the end, which stands in a line of its own.
  func bytes(closing fence: String? = nil, endsLine: Bool = false) -> [UInt8] {
    guard !isEmpty else { return [] }
    let calls = labels.map { "[^\($0)]" }.joined(separator: " ")
    let notes = labels.map { "[^\($0)]: .\n" }.joined(separator: "\n")
    let end = fence.map { endsLine ? $0 + "\n" : "\n" + $0 } ?? "\n"
    return Array("\(end)\n\n. \(calls)\n\n\(notes)".utf8)
  }

  /// The name of the note in a line, counted from the text's last one.
  func label(inLine number: Int) -> String {
    // Below the end of code, an empty line, the calls and another empty line, every second line is a note.
    let index = (number - 5) / 2
    return labels.indices.contains(index) ? labels[index] : ""
  }
}
