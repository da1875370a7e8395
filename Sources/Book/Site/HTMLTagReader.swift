import Bytes

/// Reads the tags of a page one after the other; strict where HTML itself would guess.
struct HTMLTagReader {
  enum Tag {
    case start(name: String, attributes: [(name: String, value: String)], isClosed: Bool)
    case end(name: String)
    case problem(String)
  }

  private let bytes: [UInt8]
  private var index = 0

  init(_ html: String) { bytes = Array(html.utf8) }

  mutating func next() -> Tag? {
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "<") { return tag() }
      index += 1
      if byte == UInt8(ascii: ">") { return .problem("unescaped '>' in text") }
      if byte == UInt8(ascii: "&"), !isEntity() { return .problem("unescaped '&' in text") }
      if byte < 0x20, byte != 0x09, byte != 0x0A { return .problem("control character in text") }
    }
    return nil
  }

  private mutating func tag() -> Tag {
    index += 1
    if peek == UInt8(ascii: "!") {
      while index < bytes.count, peek != UInt8(ascii: ">") { index += 1 }
      index += 1
      return next() ?? .problem("nothing after the document type")
    }
    let isEnd = peek == UInt8(ascii: "/")
    if isEnd { index += 1 }
    let name = word()
    guard !name.isEmpty else { return .problem("unescaped '<' in text") }
    var attributes: [(name: String, value: String)] = []
    while true {
      skipSpace()
      guard let byte = peek else { return .problem("<\(name) is not finished") }
      if byte == UInt8(ascii: ">") {
        index += 1
        return isEnd
          ? .end(name: name) : .start(name: name, attributes: attributes, isClosed: false)
      }
      if byte == UInt8(ascii: "/"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: ">") {
        index += 2
        return .start(name: name, attributes: attributes, isClosed: true)
      }
      guard let attribute = attribute() else {
        index += 1
        return .problem("<\(name)> has a broken attribute")
      }
      attributes.append(attribute)
    }
  }

  private mutating func attribute() -> (name: String, value: String)? {
    let name = word()
    guard !name.isEmpty else { return nil }
    guard peek == UInt8(ascii: "=") else { return (name, "") }
    index += 1
    guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    let start = index + 1
    guard let end = bytes[start...].firstIndex(of: quote) else { return nil }
    index = end + 1
    guard !bytes[start..<end].contains(UInt8(ascii: "<")) else { return nil }
    return (name, String(decoding: bytes[start..<end], as: UTF8.self))
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func word() -> String {
    let start = index
    while let byte = peek, byte.isAnchorByte || byte == UInt8(ascii: ":") { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while let byte = peek, byte.isWhiteSpace { index += 1 }
  }

  /// Whether a name or number and a semicolon follow.
  private func isEntity() -> Bool {
    let name = bytes[index...].prefix { $0 == UInt8(ascii: "#") || $0.isAnchorByte }
    return !name.isEmpty && name.endIndex < bytes.count
      && bytes[name.endIndex] == UInt8(ascii: ";")
  }
}
