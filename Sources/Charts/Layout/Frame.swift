import Geometry

/// Where a panel's marks are drawn: its scales, its place, and the looks of its series.
public struct Frame: Sendable {
  let layout: Layout
  /// Starts the ids of what the drawing defines.
  let id: String
  let x: Scale
  let y: Scale
  /// The area between the ends of the domains, without lanes.
  let plot: Box
  /// Series of the whole chart, in order of appearance.
  let series: SeriesTable
  /// The colours of cells, where the chart has any.
  let colors: ColorClasses?
  /// What stands in place of data that there is not.
  let noData: String
  /// Lanes of texts beside the plot.
  let columns: LaneColumns

  /// The pixels of a point that has a place inside both axes.
  func position(_ x: Double, _ y: Double) -> Position? {
    guard case .inside(let px) = self.x.place(x), case .inside(let py) = self.y.place(y) else {
      return nil
    }
    return Position(px, py)
  }

  /// A row of a lane of the y axis for the marks of a series.
  static let laneRowHeight = 14.0
  static let laneGap = 12.0
  /// The width of a lane beside the x axis, which holds marks and has its label below.
  static func laneWidth(_ label: String, _ layout: Layout) -> Double {
    max(24, TextMetrics.width(label, size: layout.textSize) + 4)
  }
  static let mostLaneRows = 4

  static func laneRows(_ series: Int) -> Int { min(max(series, 1), mostLaneRows) }
}

/// How series that share a colour are told apart.
public enum SeriesLook {
  /// So many of one colour have a dash, or a filling, of their own.
  public static let variants = 4
}

/// The distinct series of a chart, numbered, with a variant for those that share a colour.
struct SeriesTable: Sendable, Equatable {
  private(set) var all: [Series] = []
  private(set) var variants: [Int] = []

  init(_ series: [Series]) {
    for one in series where !all.contains(one) {
      variants.append(all.filter { $0.ink == one.ink }.count)
      all.append(one)
    }
  }

  func index(of series: Series) -> Int { all.firstIndex(of: series) ?? 0 }

  /// The classes that give a series its colour and dash.
  func classes(of series: Series) -> String {
    let variant = all.firstIndex(of: series).map { variants[$0] } ?? 0
    let isContext = series.ink == .neutral
    let others = SeriesLook.variants - 1
    return series.ink.cssClass
      + (variant > 0 && !isContext ? " v\((variant - 1) % others + 1)" : "")
  }

  func marker(of series: Series) -> Marker {
    let variant = all.firstIndex(of: series).map { variants[$0] } ?? 0
    let shapes = Marker.allCases
    return shapes[(series.ink.marker.rawValue + 3 * variant) % shapes.count]
  }
}
