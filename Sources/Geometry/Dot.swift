/// A measured point, with an interval along either axis where one is known.
public struct Dot: Sendable, Hashable {
  public var x: Double
  public var y: Double
  public var xInterval: ClosedRange<Double>?
  public var yInterval: ClosedRange<Double>?

  public init(
    _ x: Double, _ y: Double, xInterval: ClosedRange<Double>? = nil,
    yInterval: ClosedRange<Double>? = nil
  ) {
    self.x = x
    self.y = y
    self.xInterval = xInterval
    self.yInterval = yInterval
  }
}

extension Dot {
  package static func points(of dots: [Dot]) -> [Point] {
    dots.map { Point($0.x, $0.y) }
  }

  package static func withIntervals(_ dots: [Dot]) -> [Dot] {
    dots.filter { $0.xInterval != nil || $0.yInterval != nil }
  }
}
