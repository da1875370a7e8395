import Geometry

/// What a script has to know of a chart to answer a reader's questions about it.
public struct Exploration: Sendable, Hashable {
  /// How the values of a chart can be read off one after the other.
  public enum Reading: String, Sendable {
    /// At each x, all series at once.
    case x
    /// Cell by cell.
    case grid
    /// The chart shows its values already, or has none to read along an axis.
    case none
  }

  public var reading: Reading
  /// Names of the series by their `data-series`.
  public var series: [String]
  /// Where the rows of cells lie along y, in the order of the table's columns.
  public var rows: [Double]
}

extension Chart {
  public var exploration: Exploration {
    Exploration(reading: reading, series: series.all.map(\.name), rows: cellRows)
  }

  private var reading: Exploration.Reading {
    let marks = panels.flatMap(\.marks)
    if marks.contains(where: { $0 is Cells }) { return .grid }
    if case .band = y.scale { return .none }
    return marks.contains { $0 is Line || $0 is Bars } ? .x : .none
  }

  private var cellRows: [Double] {
    var rows: [Double] = []
    for case let cells as Cells in panels.flatMap(\.marks) {
      rows += cells.ys.filter { !rows.contains($0) }
    }
    return rows
  }

  /// The same chart on the other of a linear and a logarithmic y axis, if it is one of lines.
  public var onOtherScale: Chart? {
    let marks = panels.flatMap(\.marks)
    guard marks.contains(where: { $0 is Line }), panels.allSatisfy({ $0.y == nil }),
      !marks.contains(where: { $0 is Cells || $0 is Bars || $0 is Contours })
    else { return nil }
    var other = self
    switch y.scale {
    case .band: return nil
    case .log: other.y.scale = .linear
    case .linear:
      guard PanelGrid(self, layout: .wide).shared.y.positive != nil else { return nil }
      other.y.scale = .log
    }
    other.y.ticks = nil
    return other
  }
}

extension [Chart] {
  /// The same charts on axes and colours that fit all of them, so that they can be compared one after
  /// the other.
  public func sharingDomains() -> [Chart] {
    var (x, y, color) = (Extent(), Extent(), Extent())
    for chart in self {
      let shared = PanelGrid(chart, layout: .wide).shared
      x.add(shared.x)
      y.add(shared.y)
      color.add(shared.color)
    }
    return map { chart in
      var chart = chart
      chart.x.domain = Self.domain(x, isLog: chart.x.scale == .log, with: chart.x.domain)
      chart.y.domain = Self.domain(y, isLog: chart.y.scale == .log, with: chart.y.domain)
      if let colors = chart.colors {
        chart.colors?.domain = Self.domain(color, isLog: colors.isLog, with: colors.domain)
      }
      return chart
    }
  }

  private static func domain(
    _ extent: Extent, isLog: Bool, with own: ClosedRange<Double>?
  ) -> ClosedRange<Double>? {
    guard let range = isLog ? extent.positive : extent.finite else { return own }
    guard let own else { return range }
    return Swift.min(range.lowerBound, own.lowerBound)...Swift.max(range.upperBound, own.upperBound)
  }
}
