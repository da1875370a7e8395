/// How a value is written: `{val}` and a code span directly behind it.
enum ValueSyntax {
  static let keyword = Array("{val}".utf8)
  /// A value has at most so many bytes, lest a hostile line of a megabyte be searched once for each of its braces.
  static let longest = 2000

  static func isKeyword(in input: some BytesAhead, at index: Int = 0) -> Bool {
    keyword.enumerated().allSatisfy { input[index + $0.offset] == $0.element }
  }

  /// The length of the code span that begins at a place; nil if none does.
  static func codeSpan(in input: some BytesAhead, from start: Int) -> Int? {
    var fence = 0
    while input[start + fence] == UInt8(ascii: "`") { fence += 1 }
    guard fence > 0 else { return nil }
    var index = start + fence
    var run = 0
    while let byte = input[index], index - start < longest {
      if byte == UInt8(ascii: "`") {
        run += 1
        if run == fence, input[index + 1] != UInt8(ascii: "`") { return index + 1 - start }
      } else {
        run = 0
      }
      index += 1
    }
    return nil
  }

  /// How many bytes of a formula belong together: an escaped one, and a whole value, in whose code a dollar or a
  /// backtick ends nothing.
  static func step(in formula: some BytesAhead, at index: Int) -> Int {
    switch formula[index] {
    case UInt8(ascii: "\\")?: formula[index + 1] == nil ? 1 : 2
    case UInt8(ascii: "{")? where isKeyword(in: formula, at: index):
      keyword.count + (codeSpan(in: formula, from: index + keyword.count) ?? 0)
    default: 1
    }
  }
}
