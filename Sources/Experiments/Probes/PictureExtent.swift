/// Rows and columns in which numbers are shown as a picture.
struct PictureExtent: Hashable, Sendable {
  var height: Int
  var width: Int

  init(height: Int, width: Int) {
    self.height = height
    self.width = width
  }

  /// A square if the numbers fill one, or else one row.
  init(numbers count: Int) {
    let side = Int(Double(count).squareRoot())
    self = side * side == count ? Self(height: side, width: side) : Self(height: 1, width: count)
  }

  var axes: [Measurement.Axis] {
    [
      .init("row", (0..<height).map { .number(Double($0 + 1)) }),
      .init("column", (0..<width).map { .number(Double($0 + 1)) }),
    ]
  }
}
