import Experiments

/// Where the lines of an excerpt begin in it, so that thousands of its characters are found in their file quickly.
struct ExcerptLines: Sendable {
  private let excerpt: Excerpt
  /// In characters from the beginning of the text.
  private let starts: [Int]

  init(_ excerpt: Excerpt) {
    self.excerpt = excerpt
    starts = [0] + excerpt.text.enumerated().filter(\.element.endsLine).map { $0.offset + 1 }
  }

  /// The place in the file of the character at `offset`.
  func position(characterOffset offset: Int) -> SourcePosition {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return excerpt.position(line: low + 1, column: max(0, offset - starts[low]) + 1)
  }
}
