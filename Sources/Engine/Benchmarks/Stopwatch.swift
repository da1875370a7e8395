/// Times of the machine's steady clock.
enum Stopwatch {
  /// The seconds that `body` takes.
  static func seconds(_ body: () -> Void) -> Double {
    let parts = ContinuousClock().measure(body).components
    return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
  }

  /// The greatest value of `body`, repeated for `budget` seconds but at least once.
  static func best(within budget: Double, _ body: () -> Double) -> Double {
    var best = 0.0
    var elapsed = 0.0
    repeat {
      elapsed += seconds { best = max(best, body()) }
    } while elapsed < budget
    return best
  }
}
