import Bytes
import Experiments

/// A computed number inside a formula: `$L = {val}`run.loss:sig2`$`.
struct FormulaValue: Hashable, Sendable {
  var value: InlineValue
  /// The bytes of the TeX that it takes the place of.
  var range: Range<Int>
  /// Stands in `\text{…}`, where a number is set between dollars.
  var isInText: Bool
  /// What stands around it, which may need brackets.
  var neighbors: ValueNeighbors
}

extension Formula {
  /// Finds the values in a formula's TeX.
  init(_ tex: Excerpt, isDisplayed: Bool) {
    var finder = FormulaValueFinder(tex)
    let values = ByteSearch.contains("{val}", in: tex.text) ? finder.values() : []
    self.init(tex: tex, isDisplayed: isDisplayed, values: values)
  }

  /// The places where `{val}` is followed by something like a code span that is none.
  var brokenValues: [SourcePosition] {
    guard ByteSearch.contains("{val}", in: tex.text) else { return [] }
    var finder = FormulaValueFinder(tex)
    _ = finder.values()
    return finder.broken
  }

  /// The TeX with each value as `tex` gives it.
  func tex(_ tex: (FormulaValue) -> String) -> String {
    guard !values.isEmpty else { return self.tex.text }
    let bytes = self.tex.text.utf8
    var filled = ""
    var next = bytes.startIndex
    var offset = 0
    for value in values {
      let start = bytes.index(next, offsetBy: value.range.lowerBound - offset)
      filled += self.tex.text[next..<start]
      filled += tex(value)
      next = bytes.index(start, offsetBy: value.range.count)
      offset = value.range.upperBound
    }
    return filled + self.tex.text[next...]
  }
}

/// Reads TeX from left to right, as far as values in it need: groups, text inside of them, and code spans after
/// `{val}`. A subscript `{val}` that no code span follows is TeX.
private struct FormulaValueFinder {
  private let excerpt: Excerpt
  private let bytes: [UInt8]
  private var index = 0
  /// For each open group whether it holds text.
  private var groups: [Bool] = []
  private var isInText = false
  /// The line and the start of what has been counted of it, so that a long line is counted once.
  private var line = 1
  private var column = 1
  private var counted = 0
  private(set) var broken: [SourcePosition] = []

  private static let keyword = Array("{val}".utf8)
  private static let textCommands: Set = [
    "text", "textrm", "textbf", "textit", "textsf", "texttt", "textnormal", "textup", "textmd",
    "mbox", "hbox",
  ]

  init(_ excerpt: Excerpt) {
    self.excerpt = excerpt
    bytes = Array(excerpt.text.utf8)
  }

  mutating func values() -> [FormulaValue] {
    var values: [FormulaValue] = []
    var opensText = false
    while index < bytes.count {
      let isKeyword = bytes[index...].starts(with: Self.keyword)
      if isKeyword, let value = value() {
        values.append(value)
        continue
      }
      if isKeyword, isBroken { broken.append(position(at: index)) }
      switch bytes[index] {
      case UInt8(ascii: "\\"): opensText = skipCommand()
      case UInt8(ascii: "{"):
        groups.append(isInText)
        isInText = isInText || opensText
        opensText = false
        index += 1
      case UInt8(ascii: "}"):
        isInText = groups.popLast() ?? false
        index += 1
      case UInt8(ascii: "$"):
        // Inside of text a formula begins or ends.
        if !groups.isEmpty { isInText.toggle() }
        index += 1
      case let byte:
        if !byte.isWhiteSpace { opensText = false }
        index += 1
      }
    }
    return values
  }

  /// Whether the command's argument is text.
  private mutating func skipCommand() -> Bool {
    let start = index + 1
    var end = start
    while end < bytes.count, bytes[end] < 0x80, Character(Unicode.Scalar(bytes[end])).isLetter {
      end += 1
    }
    index = max(end, min(start + 1, bytes.count))
    return Self.textCommands.contains(String(decoding: bytes[start..<end], as: UTF8.self))
  }

  private mutating func value() -> FormulaValue? {
    let start = index
    let opening = start + Self.keyword.count
    let fence = bytes[opening...].prefix { $0 == UInt8(ascii: "`") }.count
    guard fence > 0, let closing = closing(fence, from: opening + fence) else { return nil }
    var content = (opening + fence)..<closing
    if content.count > 2, bytes[content.lowerBound] == UInt8(ascii: " "),
      bytes[content.upperBound - 1] == UInt8(ascii: " ")
    {
      content = (content.lowerBound + 1)..<(content.upperBound - 1)
    }
    let source = self.source(content)
    index = closing + fence
    return FormulaValue(
      value: InlineValue(source: source), range: start..<index, isInText: isInText,
      neighbors: ValueNeighbors(before: bytes[..<start], after: bytes[index...]))
  }

  private func closing(_ fence: Int, from start: Int) -> Int? {
    var index = start
    while index < bytes.count, index - start < ValueSyntax.longest {
      guard bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let run = bytes[index...].prefix { $0 == UInt8(ascii: "`") }.count
      if run == fence { return index }
      index += run
    }
    return nil
  }

  /// Whether a backtick follows that begins no code span, or stands apart.
  private var isBroken: Bool {
    bytes[(index + Self.keyword.count)...].first { !$0.isWhiteSpace } == UInt8(ascii: "`")
  }

  private mutating func source(_ range: Range<Int>) -> Excerpt {
    let text = String(decoding: bytes[range], as: UTF8.self)
    var starts = [position(at: range.lowerBound)]
    for offset in range where bytes[offset] == UInt8(ascii: "\n") {
      starts.append(position(at: offset + 1))
    }
    return Excerpt(text, lineStarts: starts)
  }

  /// The place in the file; offsets are asked for in their order.
  private mutating func position(at offset: Int) -> SourcePosition {
    while let end = bytes[counted..<offset].firstIndex(of: UInt8(ascii: "\n")) {
      (line, column, counted) = (line + 1, 1, end + 1)
    }
    column += String(decoding: bytes[counted..<offset], as: UTF8.self).count
    counted = offset
    return excerpt.position(line: line, column: column)
  }
}
