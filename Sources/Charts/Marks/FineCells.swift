import Geometry

/// Cells split into smaller ones whose values are interpolated between the middles of the large ones.
///
/// On a logarithm it is the logarithms that are interpolated. Next to a value that has no place on the
/// scale every small cell keeps the value of its large one, so that nothing is made up.
struct FineCells {
  let places: CellPlaces
  let values: [[Double?]]

  /// At most so many small cells stand in a row or column.
  private static let most = 72

  init(_ coarse: CellPlaces, _ values: [[Double?]], isLog: Bool) {
    let columns = Self.split(coarse.columns)
    let rows = Self.split(coarse.rows)
    places = CellPlaces(columns: columns.edges, rows: rows.edges, hasGaps: false)
    self.values = rows.middles.map { row in
      columns.middles.map { column in
        Self.value(of: values, between: row, and: column, isLog: isLog)
      }
    }
  }

  private static func value(
    of values: [[Double?]], between row: Middle, and column: Middle, isLog: Bool
  ) -> Double? {
    let own = values[row.nearest][column.nearest]
    var heights: [Double] = []
    for y in [row.low, row.high] {
      for x in [column.low, column.high] {
        guard let corner = values[y][x], corner.isFinite, !isLog || corner > 0 else { return own }
        heights.append(isLog ? Real.log10(corner) : corner)
      }
    }
    let first = mix(heights[0], heights[1], column.share)
    let second = mix(heights[2], heights[3], column.share)
    let height = mix(first, second, row.share)
    return isLog ? Real.exp10(height) : height
  }

  /// A value between two, whose difference may be too large for a number.
  private static func mix(_ low: Double, _ high: Double, _ share: Double) -> Double {
    (high - low).isFinite ? low + (high - low) * share : low * (1 - share) + high * share
  }

  /// Where the middle of a small cell lies between the middles of two large ones.
  private struct Middle {
    var low: Int
    var high: Int
    /// 0 at `low`, 1 at `high`.
    var share: Double
    var nearest: Int
  }

  private static func split(_ edges: [Double]) -> (edges: [Double], middles: [Middle]) {
    let count = edges.count - 1
    let parts = max(1, most / max(1, count))
    var fine: [Double] = []
    var middles: [Middle] = []
    for cell in 0..<count {
      for part in 0..<parts {
        fine.append(edges[cell] + (edges[cell + 1] - edges[cell]) * Double(part) / Double(parts))
        let place = min(
          max(Double(cell) + (Double(part) + 0.5) / Double(parts) - 0.5, 0), Double(count - 1))
        let low = min(Int(saturating: place), max(0, count - 2))
        middles.append(
          Middle(
            low: low, high: min(low + 1, count - 1), share: place - Double(low), nearest: cell))
      }
    }
    return (fine + [edges[count]], middles)
  }
}
