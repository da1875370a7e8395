/// Numbers measured by a probe along named axes, in row-major order.
///
/// A loss curve over five seeds has the axes `seed` (5 labels) and `step`; a measurement
/// with no axes is one number. The axes an experiment's sweep and seeds add come first.
public struct Measurement: Hashable, Sendable, Codable {
  /// The name of one position along an axis: `3`, `0.1`, `relu`.
  public enum Label: Hashable, Sendable, Codable, CustomStringConvertible {
    case number(Double)
    case text(String)

    public var description: String {
      switch self {
      case .number(let value):
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
      case .text(let text): text
      }
    }
  }

  public struct Axis: Hashable, Sendable, Codable {
    public var name: String
    public var labels: [Label]

    public init(_ name: String, _ labels: [Label]) {
      self.name = name
      self.labels = labels
    }
  }

  public var axes: [Axis]
  /// `axes.map(\.labels.count)` product many numbers; NaN and infinity are results like any other.
  public var values: [Double]

  public init(axes: [Axis], values: [Double]) {
    precondition(
      values.count == axes.reduce(1) { $0 * $1.labels.count },
      "a measurement needs one value for each combination of its labels")
    self.axes = axes
    self.values = values
  }

  public init(_ value: Double) {
    self.init(axes: [], values: [value])
  }
}
