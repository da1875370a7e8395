/// Finds those of many dots that cover all that the dots cover.
///
/// The plane is looked at in cells of 0.15 px. Rounding a dot to them moves it by 0.11 px at most, so that what
/// is left out lies within three times that, 0.4 px with the rounding of coordinates, of what is drawn.
struct DotCover {
  private static let cell = 0.15

  private let points: [Position]
  /// In cells: the corner of the plane that is looked at, and the dots' radius.
  private let left: Int
  private let top: Int
  private let radius: Int
  /// For each row of a dot, how far it reaches to both sides of the middle.
  private let reach: [Int]
  private let wordsInRow: Int
  private var covered: [UInt64]

  init(of points: [Position], radius: Double) {
    self.points = points
    let cells = Int((radius / Self.cell).rounded())
    self.radius = cells
    reach = (-cells...cells).map {
      Int((Double(cells * cells - $0 * $0).squareRoot()).rounded(.down))
    }
    let bounds = Box(around: points[...])
    left = Self.index(bounds.left) - cells
    top = Self.index(bounds.top) - cells
    wordsInRow = (Self.index(bounds.right) + cells - left) / 64 + 1
    let rows = Self.index(bounds.bottom) + cells - top + 1
    covered = [UInt64](repeating: 0, count: rows * wordsInRow)
  }

  /// Dots a radius apart first, then what it takes to fill the gaps between them.
  mutating func needed() -> [Position] {
    var isKept = [Bool](repeating: false, count: points.count)
    let squares = wordsInRow * 64 / radius + 1
    let rows = covered.count / wordsInRow / radius + 1
    var isTaken = [Bool](repeating: false, count: rows * squares)
    for (index, point) in points.enumerated() {
      let (x, y) = (Self.index(point.x) - left, Self.index(point.y) - top)
      let square = y / radius * squares + x / radius
      if isTaken[square] { continue }
      isTaken[square] = true
      cover(x, y)
      isKept[index] = true
    }
    for (index, point) in points.enumerated() where !isKept[index] {
      let (x, y) = (Self.index(point.x) - left, Self.index(point.y) - top)
      guard !isCovered(x, y) else { continue }
      cover(x, y)
      isKept[index] = true
    }
    return zip(points, isKept).filter(\.1).map(\.0)
  }

  private static func index(_ pixels: Double) -> Int {
    Int(saturating: (pixels / cell).rounded())
  }

  private func isCovered(_ x: Int, _ y: Int) -> Bool {
    covered.withUnsafeBufferPointer { covered in
      for row in reach.indices {
        let (first, last) = (x - reach[row], x + reach[row])
        let start = (y - radius + row) * wordsInRow
        for word in first >> 6...last >> 6 {
          let wanted = Self.bits(first, last, inWord: word)
          if covered[start + word] & wanted != wanted { return false }
        }
      }
      return true
    }
  }

  private mutating func cover(_ x: Int, _ y: Int) {
    for row in reach.indices {
      let (first, last) = (x - reach[row], x + reach[row])
      let start = (y - radius + row) * wordsInRow
      for word in first / 64...last / 64 {
        covered[start + word] |= Self.bits(first, last, inWord: word)
      }
    }
  }

  /// The bits from `first` to `last` of a row that one of its words holds.
  private static func bits(_ first: Int, _ last: Int, inWord word: Int) -> UInt64 {
    let low = max(first - word * 64, 0)
    let high = min(last - word * 64, 63)
    return UInt64.max << UInt64(low) & UInt64.max >> UInt64(63 - high)
  }
}
