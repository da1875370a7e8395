import Charts
import Experiments

/// How the labels of a measurement become columns or rows of cells.
///
/// Words stand side by side, and so do numbers whose distances differ too much to be seen on one linear
/// axis, such as steps spaced by a logarithm.
struct GridAxis {
  var axis: Axis
  /// Middles of the cells.
  var centers: [Double]
  /// Where cells meet, one more than there are cells.
  var edges: [Double]

  /// Cells on a linear axis differ in width by this factor at most.
  private static let greatestRatio = 4.0

  init(_ axis: Measurement.Axis, label: String, isLog: Bool = false) {
    let positions = axis.positions
    let isRising = zip(positions, positions.dropFirst()).allSatisfy { $0 < $1 }
    if isLog, axis.isNumeric, isRising, positions.allSatisfy({ $0 > 0 }) {
      centers = positions
      edges = Self.ratioEdges(around: positions)
      self.axis = Axis(label, scale: .log)
    } else if axis.isNumeric, isRising, Self.isEven(positions) {
      centers = positions
      edges = Self.edges(around: positions)
      self.axis = Axis(label, isInteger: positions.allSatisfy { $0 == $0.rounded() })
    } else {
      centers = axis.labels.indices.map(Double.init)
      edges = Self.edges(around: centers)
      self.axis = Axis(label, scale: .band(axis.labels.map(\.description)))
    }
  }

  private static func isEven(_ positions: [Double]) -> Bool {
    let gaps = zip(positions, positions.dropFirst()).map { $1 - $0 }
    guard let least = gaps.min(), let greatest = gaps.max() else { return true }
    return greatest <= least * greatestRatio
  }

  /// Halfway between neighbours; the outermost cells are symmetric.
  private static func edges(around centers: [Double]) -> [Double] {
    guard centers.count > 1 else { return centers.flatMap { [$0 - 0.5, $0 + 0.5] } }
    let inner = zip(centers, centers.dropFirst()).map { ($0 + $1) / 2 }
    let last = centers.count - 1
    return [2 * centers[0] - inner[0]] + inner + [2 * centers[last] - inner[last - 1]]
  }

  /// The same on a logarithm: geometric means of neighbours.
  private static func ratioEdges(around centers: [Double]) -> [Double] {
    guard centers.count > 1 else { return centers.flatMap { [$0 / 2, $0 * 2] } }
    let inner = zip(centers, centers.dropFirst()).map { ($0 * $1).squareRoot() }
    let last = centers.count - 1
    return [centers[0] * (centers[0] / inner[0])] + inner
      + [centers[last] * (centers[last] / inner[last - 1])]
  }
}
