import Bytes

/// Moves style attributes into rules of a style sheet, because a strict Content Security Policy
/// forbids the attributes.
enum StyleHoister {
  static func hoist(_ html: String) -> TypesetFormula {
    // Bytes are compared, not characters: an accent behind a tag would make one with its bracket.
    let bytes = Array(html.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    // A formula has many attributes, but few that differ.
    var rules: [ArraySlice<UInt8>: TypesetFormula.StyleRule] = [:]
    var copied = 0
    var position = 0
    let name = Array(" style=".utf8)
    while let found = ByteSearch.firstRange(of: name.span, in: bytes.span, from: position) {
      position = found.upperBound
      guard let tag = tag(around: found.lowerBound, in: bytes),
        let style = Attribute(named: found, in: bytes, before: tag.upperBound)
      else { continue }
      let text = bytes[style.value]
      let rule =
        rules[text]
        ?? TypesetFormula.StyleRule(declarations: normalized(text))
      rules[text] = rule
      result += bytes[copied..<tag.lowerBound]
      append(tag, of: bytes, without: style, withClass: rule.name, to: &result)
      copied = tag.upperBound
      position = copied
    }
    result += bytes[copied...]
    return TypesetFormula(
      html: String(decoding: result, as: UTF8.self), rules: Set(rules.values).sorted())
  }

  /// Where a tag begins and ends, if there is one at a place.
  private static func tag(around index: Int, in bytes: [UInt8]) -> Range<Int>? {
    let (open, close) = (UInt8(ascii: "<"), UInt8(ascii: ">"))
    guard let start = bytes[..<index].lastIndex(where: { $0 == open || $0 == close }),
      bytes[start] == open, let end = bytes[index...].firstIndex(of: close)
    else { return nil }
    return start..<end + 1
  }

  private struct Attribute {
    /// With the space before it.
    var range: Range<Int>
    var value: Range<Int>

    /// `name` is where its name is, with the space before it and the sign behind it.
    init?(named name: Range<Int>, in bytes: [UInt8], before end: Int) {
      let start = name.upperBound
      guard start < end, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[start]),
        let close = bytes[(start + 1)..<end].firstIndex(of: bytes[start])
      else { return nil }
      range = name.lowerBound..<close + 1
      value = start + 1..<close
    }
  }

  private static func append(
    _ tag: Range<Int>, of bytes: [UInt8], without style: Attribute, withClass name: String,
    to result: inout [UInt8]
  ) {
    let key = Array(" class=".utf8)
    let found = ByteSearch.firstRange(of: key.span, in: bytes.span.extracting(tag))
    let names = found.flatMap { found in
      Attribute(
        named: found.lowerBound + tag.lowerBound..<found.upperBound + tag.lowerBound, in: bytes,
        before: tag.upperBound)
    }
    // In place of the other names, or of the style.
    let place = names?.range ?? style.range
    var rest = tag.lowerBound
    for range in [style.range, place].sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard range.lowerBound >= rest else { continue }
      result += bytes[rest..<range.lowerBound]
      rest = range.upperBound
      guard range == place else { continue }
      result += " class=\"".utf8
      if let names { result += bytes[names.value] + [UInt8(ascii: " ")] }
      result += name.utf8
      result.append(UInt8(ascii: "\""))
    }
    result += bytes[rest..<tag.upperBound]
  }

  /// Without white space and final semicolon, so that equal declarations have equal names.
  private static func normalized(_ style: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    for declaration in style.split(separator: UInt8(ascii: ";")) {
      var text: [UInt8] = []
      for part in declaration.split(separator: UInt8(ascii: ":"), maxSplits: 1) {
        if !text.isEmpty { text.append(UInt8(ascii: ":")) }
        text += part.split(separator: UInt8(ascii: " ")).joined(separator: [UInt8(ascii: " ")])
      }
      if !result.isEmpty, !text.isEmpty { result.append(UInt8(ascii: ";")) }
      result += text
    }
    return String(decoding: result, as: UTF8.self)
  }
}
