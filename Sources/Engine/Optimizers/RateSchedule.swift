/// The learning rate as a function of the step.
public protocol RateSchedule: Sendable {
  /// The rate of a step, counted from 0.
  func rate(at step: Int) -> Double
}

/// The same rate at every step.
public struct ConstantRate: RateSchedule {
  public var rate: Double

  public init(_ rate: Double) { self.rate = rate }

  public func rate(at step: Int) -> Double { rate }
}

/// start·factorᵏ after k intervals: the rate falls in steps.
public struct StepRate: RateSchedule {
  public var start: Double
  public var interval: Int
  public var factor: Double

  /// - Precondition: `interval` is at least 1.
  public init(from start: Double, every interval: Int, factor: Double = 0.1) {
    precondition(interval > 0, "an interval has at least one step")
    self.start = start
    self.interval = interval
    self.factor = factor
  }

  public func rate(at step: Int) -> Double {
    var rate = start
    for _ in 0..<step / interval where rate != 0 { rate *= factor }
    return rate
  }
}

/// end + (start − end)·(1 + cos(π·step/steps))/2, and the end after that (Loshchilov & Hutter
/// 2017).
public struct CosineRate: RateSchedule {
  public var start: Double
  public var end: Double
  public var steps: Int

  /// - Precondition: `steps` is at least 1.
  public init(from start: Double, to end: Double = 0, steps: Int) {
    precondition(steps > 0, "a schedule has at least one step")
    self.start = start
    self.end = end
    self.steps = steps
  }

  public func rate(at step: Int) -> Double {
    guard step < steps else { return end }
    let angle = Double.pi * Double(step) / Double(steps)
    return end + (start - end) * (1 + PortableMath.cos(angle)) / 2
  }
}

/// Rises in equal parts over the first steps, then follows another schedule from its start.
///
/// Step k < `steps` has (k + 1)/(steps + 1) of what the other schedule starts with.
public struct WarmUpRate: RateSchedule {
  public var steps: Int
  public var following: any RateSchedule

  public init(steps: Int, then following: any RateSchedule) {
    self.steps = steps
    self.following = following
  }

  public func rate(at step: Int) -> Double {
    guard step < steps else { return following.rate(at: step - steps) }
    return following.rate(at: 0) * Double(step + 1) / Double(steps + 1)
  }
}
