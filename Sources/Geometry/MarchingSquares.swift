/// Lines at which a function sampled on a grid takes one value, linear between the samples.
package struct MarchingSquares {
  package let columns: [Double]
  package let rows: [Double]
  package let values: [[Double]]

  package init(columns: [Double], rows: [Double], values: [[Double]]) {
    self.columns = columns
    self.rows = rows
    self.values = values
  }

  /// An edge of the grid that a line crosses: from a crossing to the right or downwards.
  private struct Edge: Hashable {
    var row: Int
    var column: Int
    var isAcross: Bool
  }

  /// The lines at a level, each as long as it can be; squares with a corner that is not finite are
  /// left out.
  package func lines(at level: Double) -> [[Position]] {
    var segments: [(Edge, Edge)] = []
    for row in 0..<max(0, rows.count - 1) {
      for column in 0..<max(0, columns.count - 1) {
        segments += cross(row, column, level)
      }
    }
    return join(segments).map { $0.map { position(of: $0, level) } }
  }

  private func cross(_ row: Int, _ column: Int, _ level: Double) -> [(Edge, Edge)] {
    let corners: [Double] = [
      values[row][column], values[row][column + 1], values[row + 1][column + 1],
      values[row + 1][column],
    ]
    guard corners.allSatisfy(\.isFinite) else { return [] }
    let edges = [
      Edge(row: row, column: column, isAcross: true),
      Edge(row: row, column: column + 1, isAcross: false),
      Edge(row: row + 1, column: column, isAcross: true),
      Edge(row: row, column: column, isAcross: false),
    ]
    let isAbove = corners.map { $0 >= level }
    let crossed = (0..<4).filter { isAbove[$0] != isAbove[($0 + 1) % 4] }
    if crossed.count == 2 { return [(edges[crossed[0]], edges[crossed[1]])] }
    guard crossed.count == 4 else { return [] }
    // A saddle: the mean decides which corners are joined.
    let isHighInside = corners.reduce(0) { $0 + $1 / 4 } >= level
    return isHighInside == isAbove[0]
      ? [(edges[0], edges[1]), (edges[2], edges[3])]
      : [(edges[3], edges[0]), (edges[1], edges[2])]
  }

  private func position(of edge: Edge, _ level: Double) -> Position {
    let start = values[edge.row][edge.column]
    let (row, column) = edge.isAcross ? (edge.row, edge.column + 1) : (edge.row + 1, edge.column)
    let end = values[row][column]
    // A difference of two values may be too large for a number.
    let factor = (end - start).isFinite ? 1 : 0.25
    let share = (level * factor - start * factor) / (end * factor - start * factor)
    let (x, y) = (columns[edge.column], rows[edge.row])
    return Position(x + (columns[column] - x) * share, y + (rows[row] - y) * share)
  }

  /// Chains segments that share an edge, in the order in which they were found.
  private func join(_ segments: [(Edge, Edge)]) -> [[Edge]] {
    var touching: [Edge: [Int]] = [:]
    for (index, segment) in segments.enumerated() {
      touching[segment.0, default: []].append(index)
      touching[segment.1, default: []].append(index)
    }
    var isUsed = [Bool](repeating: false, count: segments.count)
    func next(from edge: Edge) -> Edge? {
      guard let index = touching[edge]?.first(where: { !isUsed[$0] }) else { return nil }
      isUsed[index] = true
      return segments[index].0 == edge ? segments[index].1 : segments[index].0
    }
    var chains: [[Edge]] = []
    for index in segments.indices where !isUsed[index] {
      isUsed[index] = true
      var forwards = [segments[index].0, segments[index].1]
      while let last = forwards.last, let edge = next(from: last) { forwards.append(edge) }
      var backwards: [Edge] = []
      while let edge = next(from: backwards.last ?? forwards[0]) { backwards.append(edge) }
      chains.append(backwards.reversed() + forwards)
    }
    return chains
  }
}
