import Geometry

/// How values become positions along an axis.
public enum ScaleKind: Sendable, Hashable {
  case linear
  /// Powers of ten; zero, negative values, NaN and infinity get lanes of their own.
  case log
  /// Names side by side; a value is the index of a name.
  case band([String])
}

/// One axis of a chart: what is measured, in which unit, on which scale.
public struct Axis: Sendable {
  public var label: String
  public var scale: ScaleKind
  /// The least range to show; data beyond it widens it, so a domain can never hide data.
  public var domain: ClosedRange<Double>?
  /// Whether only whole numbers are labelled (layers, steps, time lags).
  public var isInteger: Bool
  /// Whether greater values lie towards the origin (matrix rows counted from the top).
  public var isReversed: Bool
  /// Whether the axis is left out, as around pictures.
  public var isHidden: Bool
  /// Positions to label instead of the computed ones.
  public var ticks: [Tick]?

  public init(
    _ label: String, scale: ScaleKind = .linear, domain: ClosedRange<Double>? = nil,
    isInteger: Bool = false, isReversed: Bool = false, isHidden: Bool = false,
    ticks: [Tick]? = nil
  ) {
    self.label = label
    self.scale = scale
    self.domain = domain
    self.isInteger = isInteger
    self.isReversed = isReversed
    self.isHidden = isHidden
    self.ticks = ticks
  }

  public static let hidden = Axis("", isHidden: true)
}

extension [String] {
  /// The name of the band that a value lies in, if it lies in one.
  func element(at value: Double) -> String? {
    let index = Int(saturating: value.rounded())
    return value.isFinite && indices.contains(index) ? self[index] : nil
  }
}

/// A labelled position on an axis.
public struct Tick: Sendable, Hashable {
  public var value: Double
  public var label: String

  public init(_ value: Double, _ label: String) {
    self.value = value
    self.label = label
  }
}
