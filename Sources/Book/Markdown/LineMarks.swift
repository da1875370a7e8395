/// Finds the pipes of one line that belong to code or a formula, and the backslashes that may begin or end one.
struct LineMarks {
  private(set) var bytes: ArraySlice<UInt8>
  private var isMarked = false
  private var index: Int
  /// Farther no end is looked for, lest each of many be sought along the whole line.
  private static let longestDestination = 2000
  /// How many pipes that divide cells there were.
  private var separators = 0
  /// The parser's time for a row is quadratic in its cells.
  private static let mostSeparators = 1000

  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// Whether there was something to mark.
  mutating func mark() -> Bool {
    let text = bytes.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") }
    guard !text.starts(with: "```".utf8), !text.starts(with: "~~~".utf8) else { return false }
    let mayDefine = text.first == UInt8(ascii: "[")
    let ends = codeSpanEnds()
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "\\"): escape()
      case UInt8(ascii: "`"): code(endingAt: ends[index])
      case UInt8(ascii: "$"): formula()
      case UInt8(ascii: "]"):
        // `[name]: address "title"`: of these only the name is read as other text is.
        if mayDefine, byte(1) == UInt8(ascii: ":") { return isMarked }
        skipDestination()
      case UInt8(ascii: "<"): skipAddress()
      case UInt8(ascii: "|"): separator()
      default: index += 1
      }
    }
    return isMarked
  }

  private func byte(_ distance: Int) -> UInt8? {
    index + distance < bytes.endIndex ? bytes[index + distance] : nil
  }

  private mutating func escape() {
    switch byte(1) {
    case UInt8(ascii: "("):
      set(index, ReadingMarks.backslash)
      markPipes(until: UInt8(ascii: ")"))
    case UInt8(ascii: ")"): set(index, ReadingMarks.backslash)
    case UInt8(ascii: "["):
      set(index, ReadingMarks.backslash)
      set(index + 1, ReadingMarks.openingBracket)
    case UInt8(ascii: "]"):
      set(index, ReadingMarks.backslash)
      set(index + 1, ReadingMarks.closingBracket)
    default: break
    }
    index += 2
  }

  /// Marks the pipes between `\(` and `\)`.
  private mutating func markPipes(until closing: UInt8) {
    let start = index + 2
    var end = start
    while end + 1 < bytes.endIndex, bytes[end] != UInt8(ascii: "\\") || !isBracket(bytes[end + 1]) {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end + 1 < bytes.endIndex, bytes[end + 1] == closing else { return }
    for place in start..<end where bytes[place] == UInt8(ascii: "|") {
      set(place, ReadingMarks.pipe)
    }
  }

  private func isBracket(_ byte: UInt8) -> Bool { "()[]".utf8.contains(byte) }

  private mutating func set(_ place: Int, _ mark: UInt8) {
    bytes[place] = mark
    isMarked = true
  }

  /// A pipe of which the parser thinks that it ends a cell. Nobody reads a table with thousands of columns.
  private mutating func separator() {
    separators += 1
    if separators > Self.mostSeparators { set(index, ReadingMarks.pipe) }
    index += 1
  }

  /// The pipes of a code span. One behind a backslash has always been the code's, which loses the backslash.
  private mutating func code(endingAt end: Int?) {
    let start = index
    while byte(0) == UInt8(ascii: "`") { index += 1 }
    guard let end else { return }
    for place in start..<end where bytes[place] == UInt8(ascii: "|") {
      if bytes[place - 1] != UInt8(ascii: "\\") { set(place, ReadingMarks.pipe) }
    }
    index = end
  }

  /// The pipes of a formula: those behind a backslash are norms and keep it.
  private mutating func formula() {
    guard let length = FormulaDelimiters.length(in: ByteWindow(bytes: bytes, start: index)) else {
      index += byte(1) == UInt8(ascii: "$") ? 2 : 1
      return
    }
    for place in index..<index + length where bytes[place] == UInt8(ascii: "|") {
      set(place, ReadingMarks.pipe)
    }
    index += length
  }

  /// An address in angle brackets, in which a backslash is no more than one.
  private mutating func skipAddress() {
    let start = index + 1
    index = start
    guard byte(0)?.isLetter == true else { return }
    let text = bytes[start...].prefix(Self.longestDestination)
    let end = text.firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }
    if let end, bytes[end] == UInt8(ascii: ">") { index = end + 1 }
  }

  /// In a link's address and title a backslash says what it says elsewhere in Markdown.
  private mutating func skipDestination() {
    index += 1
    guard byte(0) == UInt8(ascii: "(") else { return }
    var depth = 0
    var end = index
    while end < min(bytes.endIndex, index + Self.longestDestination) {
      switch bytes[end] {
      case UInt8(ascii: "\\"): end += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      end += 1
      if depth == 0 {
        index = min(end, bytes.endIndex)
        return
      }
    }
    // Without an end it is no link, and nor is any that follows on this line.
  }

  /// Where the code span ends that begins at each run of backticks, in one walk along the line.
  private func codeSpanEnds() -> [Int: Int] {
    var ends: [Int: Int] = [:]
    var next: [Int: Int] = [:]
    var end = bytes.endIndex
    while end > bytes.startIndex {
      guard bytes[end - 1] == UInt8(ascii: "`") else {
        end -= 1
        continue
      }
      var start = end - 1
      while start > bytes.startIndex, bytes[start - 1] == UInt8(ascii: "`") { start -= 1 }
      ends[start] = next[end - start]
      // A backslash before it takes the first backtick out of an opening run.
      if start > bytes.startIndex, bytes[start - 1] == UInt8(ascii: "\\"), end - start > 1 {
        ends[start + 1] = next[end - start - 1]
      }
      next[end - start] = end
      end = start
    }
    return ends
  }
}
