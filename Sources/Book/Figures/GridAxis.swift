import Charts
import Experiments

/// How the labels of a measurement become columns or rows of cells.
///
/// Words stand side by side, and so do numbers whose distances differ too much to be seen on one linear
/// axis, such as steps spaced by a logarithm.
struct GridAxis {
  var axis: Axis
  /// The numbers of the measurement, which cells need not stand at.
  var positions: [Double]
  /// Middles of the cells.
  var centers: [Double]
  /// Where cells meet, one more than there are cells.
  var edges: [Double]

  /// Cells on a linear axis differ in width by this factor at most.
  private static let greatestRatio = 4.0

  /// `names` says what to call labels; numbers of which one has a name stand as words.
  init(_ axis: Measurement.Axis, label: String, isLog: Bool = false, names: ShownNames) {
    let positions = axis.positions
    self.positions = positions
    let shown = axis.labels.map { names.shown($0.description, or: "\(axis.name) \($0)") }
    let isNamed = shown != axis.labels.map(\.description)
    let isRising = zip(positions, positions.dropFirst()).allSatisfy { $0 < $1 }
    let isOrdered = axis.isNumeric && isRising && !isNamed
    if isLog, isOrdered, positions.allSatisfy({ $0 > 0 }) {
      centers = positions
      edges = Self.ratioEdges(around: positions)
      self.axis = Axis(label, scale: .log)
    } else if isOrdered, Self.isEven(positions) {
      centers = positions
      edges = Self.edges(around: positions)
      self.axis = Axis(label, isInteger: positions.allSatisfy { $0 == $0.rounded() })
    } else {
      centers = axis.labels.indices.map(Double.init)
      edges = Self.edges(around: centers)
      self.axis = Axis(label, scale: .band(shown))
    }
  }

  private static func isEven(_ positions: [Double]) -> Bool {
    let gaps = zip(positions, positions.dropFirst()).map { $1 - $0 }
    guard let least = gaps.min(), let greatest = gaps.max() else { return true }
    return greatest <= least * greatestRatio
  }

  /// Halfway between neighbours; the outermost cells are symmetric.
  private static func edges(around centers: [Double]) -> [Double] {
    guard let first = centers.first else { return [0] }
    guard centers.count > 1 else { return [first - 0.5, first + 0.5] }
    let inner = zip(centers, centers.dropFirst()).map { ($0 + $1) / 2 }
    let last = centers.count - 1
    return [2 * centers[0] - inner[0]] + inner + [2 * centers[last] - inner[last - 1]]
  }

  /// The same on a logarithm: geometric means of neighbours.
  private static func ratioEdges(around centers: [Double]) -> [Double] {
    guard let first = centers.first else { return [1] }
    guard centers.count > 1 else { return [first / 2, first * 2] }
    let inner = zip(centers, centers.dropFirst()).map { ($0 * $1).squareRoot() }
    let last = centers.count - 1
    return [centers[0] * (centers[0] / inner[0])] + inner
      + [centers[last] * (centers[last] / inner[last - 1])]
  }
}
