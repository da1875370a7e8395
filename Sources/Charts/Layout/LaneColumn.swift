import Geometry

/// A lane beside the x axis that holds texts: the share of a row that has no place on the axis.
struct LaneColumn: Sendable, Equatable {
  /// What has its place here: "0", "> 1".
  var label: String
  /// The longest of its texts.
  var widest: String

  func width(_ layout: Layout) -> Double {
    let size = layout.textSize
    return max(TextMetrics.width(label, size: size), TextMetrics.width(widest, size: size)) + 10
  }
}

/// The columns of a panel with their places.
struct LaneColumns: Sendable {
  struct Placed: Sendable {
    var label: String
    var left: Double
    var width: Double
    var middle: Double { left + width / 2 }
  }

  let all: [Placed]
  /// The plot between them.
  let plot: Box

  private static let gap = 12.0

  /// Takes room for the columns from both sides of a plot.
  init(_ extents: Extents, in plot: Box, _ layout: Layout) {
    var all: [Placed] = []
    var inner = plot
    for column in extents.columnsBefore {
      let width = column.width(layout)
      all.append(Placed(label: column.label, left: inner.left, width: width))
      inner.left += width + Self.gap
      inner.width -= width + Self.gap
    }
    for column in extents.columnsBeyond.reversed() {
      let width = column.width(layout)
      inner.width -= width + Self.gap
      all.append(Placed(label: column.label, left: inner.right + Self.gap, width: width))
    }
    self.all = all
    self.plot = inner
  }

  subscript(label: String) -> Placed? { all.first { $0.label == label } }
}
