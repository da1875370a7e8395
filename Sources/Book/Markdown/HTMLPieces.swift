/// A block of HTML taken apart as far as `<details>` goes.
enum HTMLPiece: Hashable, Sendable {
  case openDetails(Int)
  case closeDetails(Int)
  /// The text between `<summary>` and its end.
  case summary(Range<Int>)
  /// A comment that is not closed.
  case openComment(Int)
  /// Everything else but comments and space.
  case other(Range<Int>)
}

extension HTMLPiece {
  /// The pieces of a block, with their offsets in bytes.
  static func pieces(of html: String) -> [HTMLPiece] {
    let bytes = Array(html.utf8)
    var pieces: [HTMLPiece] = []
    var other: Range<Int>?
    var index = 0
    func end() {
      if let other { pieces.append(.other(other)) }
      other = nil
    }
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"), let (piece, next) = read(bytes, index) else {
        if !bytes[index].isWhiteSpace { other = (other?.lowerBound ?? index)..<(index + 1) }
        index += 1
        continue
      }
      end()
      if let piece { pieces.append(piece) }
      index = next
    }
    end()
    return pieces
  }

  /// What begins at a `<` and where it ends; no piece for a comment, nil for all other tags.
  private static func read(_ bytes: [UInt8], _ start: Int) -> (HTMLPiece?, Int)? {
    if bytes[start...].starts(with: "<!--".utf8) {
      guard let end = first("-->", in: bytes, from: start + 4) else {
        return (.openComment(start), bytes.count)
      }
      return (nil, end + 3)
    }
    guard let close = bytes[start...].prefix(40).firstIndex(of: UInt8(ascii: ">")),
      let tag = HTMLTag(String(decoding: bytes[start...close], as: UTF8.self)), !tag.hasMore
    else { return nil }
    switch (tag.name, tag.isClosing) {
    case ("details", false): return (.openDetails(start), close + 1)
    case ("details", true): return (.closeDetails(start), close + 1)
    case ("summary", false):
      guard let end = first("</summary>", in: bytes, from: close + 1) else { return nil }
      return (.summary((close + 1)..<end), end + "</summary>".utf8.count)
    default: return nil
    }
  }

  private static func first(_ text: String, in bytes: [UInt8], from start: Int) -> Int? {
    let piece = Array(text.utf8)
    var index = start
    while index + piece.count <= bytes.count {
      if bytes[index] == piece[0], bytes[index...].starts(with: piece) { return index }
      index += 1
    }
    return nil
  }
}
