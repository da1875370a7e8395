/// A line of a file in which any character is found without a walk from the line's beginning.
struct SourceLine {
  private static let stride = 256

  private let text: String
  /// The places of every 256th character.
  private let marks: [String.Index]
  /// How many characters the line has.
  let count: Int

  init(_ text: String) {
    self.text = text
    var marks: [String.Index] = []
    var count = 0
    for index in text.indices {
      if count.isMultiple(of: Self.stride) { marks.append(index) }
      count += 1
    }
    self.marks = marks
    self.count = count
  }

  /// The characters of a range, counted from 0, as far as there are any, and the number of the first one.
  func characters(_ range: Range<Int>) -> (text: Substring, first: Int) {
    let first = min(range.lowerBound, count)
    let last = min(range.upperBound, count)
    let start = index(of: first)
    return (text[start..<text.index(start, offsetBy: last - first)], first)
  }

  private func index(of number: Int) -> String.Index {
    guard number < count else { return text.endIndex }
    let mark = marks[number / Self.stride]
    return text.index(mark, offsetBy: number % Self.stride)
  }
}
