import Engine

/// At which steps of a run a probe measures. Step 0 is before the first update; the last is after all of them.
public enum Cadence: Hashable, Sendable {
  case every(Int)
  /// About `count` steps, evenly spread on a logarithmic axis, first and last among them.
  case logarithmic(count: Int)
  case steps([Int])
  case first
  case last

  /// The steps from 0 to `last` at which to measure, in order.
  func steps(upTo last: Int) -> [Int] {
    switch self {
    case .every(let interval):
      let regular = Array(stride(from: 0, through: last, by: interval))
      return regular.last == last ? regular : regular + [last]
    case .logarithmic(let count): return Self.logarithmicSteps(upTo: last, count: count)
    case .steps(let steps): return Set(steps.filter { (0...last).contains($0) }).sorted()
    case .first: return [0]
    case .last: return [last]
    }
  }

  /// Rounds last^(i/count) for i = 0…count.
  private static func logarithmicSteps(upTo last: Int, count: Int) -> [Int] {
    guard last > count else { return Array(0...last) }
    let growth = PortableMath.log(Double(last)) / Double(count)
    let rounded = (0...count).map { Int(PortableMath.exp(growth * Double($0)).rounded()) }
    return Set([0, last] + rounded.filter { $0 < last }).sorted()
  }
}
