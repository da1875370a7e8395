/// One word or sign of Swift source; comments and the insides of literals are none.
struct SwiftToken: Hashable {
  var text: String
  /// From 0.
  var line: Int
  /// How many brackets of any kind are open in front of it.
  var depth: Int
  /// Whether nothing but white space stands in front of it on its line.
  var isFirstOnLine: Bool
}

/// Splits Swift source into the tokens that matter for finding declarations.
struct SwiftTokens {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 0
  private var depth = 0
  private var lastLine = -1
  private var tokens: [SwiftToken] = []

  static func tokens(of source: String) -> [SwiftToken] {
    var reader = SwiftTokens(bytes: Array(source.utf8))
    reader.readAll()
    return reader.tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func starts(with text: StaticString) -> Bool {
    index + text.utf8CodeUnitCount <= bytes.count
      && text.withUTF8Buffer { bytes[index..<index + $0.count].elementsEqual($0) }
  }

  private mutating func readAll() {
    while index < bytes.count {
      if starts(with: "//") {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      } else if starts(with: "/*") {
        skipBlockComment()
      } else if isLiteral {
        append(from: index)
        skipLiteral()
      } else {
        readPlain()
      }
    }
  }

  private mutating func readPlain() {
    let start = index
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\n"): line += 1
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      append(from: start)
      depth += 1
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      depth -= 1
      append(from: start)
    case _ where byte.isSwiftWord:
      while index < bytes.count, bytes[index].isSwiftWord { index += 1 }
      append(from: start)
    default: append(from: start)
    }
  }

  /// Takes the bytes read since `start`.
  private mutating func append(from start: Int) {
    tokens.append(
      SwiftToken(
        text: String(decoding: bytes[start..<max(index, start + 1)], as: UTF8.self), line: line,
        depth: depth, isFirstOnLine: line != lastLine))
    lastLine = line
  }

  private mutating func skipBlockComment() {
    var nesting = 0
    repeat {
      if starts(with: "/*") {
        nesting += 1
        index += 2
      } else if starts(with: "*/") {
        nesting -= 1
        index += 2
      } else {
        if bytes[index] == UInt8(ascii: "\n") { line += 1 }
        index += 1
      }
    } while nesting > 0 && index < bytes.count
  }

  /// How many `#` stand in front of a quotation mark here.
  private var poundCount: Int { bytes[index...].prefix { $0 == UInt8(ascii: "#") }.count }

  private var isLiteral: Bool {
    let quote = index + poundCount
    return quote < bytes.count && bytes[quote] == UInt8(ascii: "\"")
  }

  private mutating func skipLiteral() {
    let pounds = [UInt8](repeating: UInt8(ascii: "#"), count: poundCount)
    index += pounds.count
    let isLong = starts(with: "\"\"\"")
    let quote = [UInt8](repeating: UInt8(ascii: "\""), count: isLong ? 3 : 1)
    index += quote.count
    while index < bytes.count {
      let rest = bytes[index...]
      if rest.starts(with: quote + pounds) {
        index += quote.count + pounds.count
        return
      }
      if rest.starts(with: [UInt8(ascii: "\\")] + pounds) {
        index += 1 + pounds.count
        if index < bytes.count, bytes[index] == UInt8(ascii: "(") {
          skipInterpolation()
        } else {
          index += 1
        }
        continue
      }
      if rest.first == UInt8(ascii: "\n") {
        // A short literal ends on its line, whatever it looks like.
        guard isLong else { return }
        line += 1
      }
      index += 1
    }
  }

  private mutating func skipInterpolation() {
    var nesting = 0
    repeat {
      if isLiteral {
        skipLiteral()
        continue
      }
      switch bytes[index] {
      case UInt8(ascii: "("): nesting += 1
      case UInt8(ascii: ")"): nesting -= 1
      case UInt8(ascii: "\n"): line += 1
      default: break
      }
      index += 1
    } while nesting > 0 && index < bytes.count
  }
}

extension UInt8 {
  /// Letters, digits and `_`, and every byte beyond ASCII.
  fileprivate var isSwiftWord: Bool {
    self >= 0x80 || self == UInt8(ascii: "_") || self == UInt8(ascii: "`")
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}
