import Geometry

/// Round positions on a linear axis, chosen as by the extended Wilkinson search.
///
/// Of all sequences of multiples of q·10ⁿ, q in 1, 5, 2, 2.5, 4, 3 (best first), it takes the one that
/// scores best in 0.25 simplicity + 0.2 coverage + 0.5 density + 0.05 legibility. Sequences that skip
/// multiples or stop far inside the range never win, so only the tightest and loosest are scored.
/// (Talbot, Lin, Hanrahan: An extension of Wilkinson's algorithm for positioning tick labels, 2010.)
struct LinearTicks: Equatable {
  var values: [Double]
  /// Decimals that tell the labels apart; of the mantissa, where there is a `power`.
  var decimals: Int
  /// The power of ten the labels carry, where plain decimals would be unreadable.
  var power: Int?

  /// Ticks for `low...high`, about `target` of them; none when the ends are too close to tell apart.
  init(low: Double, high: Double, target: Int, isInteger: Bool = false) {
    guard
      let best = Self.best(low: low, high: high, target: max(2, target), isInteger: isInteger)
    else {
      values = []
      decimals = 0
      return
    }
    values = best.values
    let largest = max(values.last?.magnitude ?? 0, values.first?.magnitude ?? 0)
    // Nothing but zero is told apart from nothing: among the smallest numbers there may be no other tick.
    guard largest > 0 else {
      decimals = 0
      return
    }
    let magnitude = Real.decade(largest)
    let digitsOfStep = best.quotient == 2.5 ? 1 : 0
    if magnitude >= 7 || magnitude < -3 {
      power = magnitude
      decimals = max(0, magnitude - best.decade + digitsOfStep)
    } else {
      decimals = max(0, digitsOfStep - best.decade)
    }
  }

  func label(_ value: Double) -> String {
    guard let power else { return NumberText.fixed(value, decimals: decimals) }
    if value == 0 { return "0" }
    var digits = Digits(value)
    digits.round(toCount: max(1, digits.exponent - power + decimals))
    return NumberText.scientific(digits)
  }

  /// The multiples `first...last` of quotient·10^decade.
  private struct Candidate {
    var quotient: Double
    var decade: Int
    var first: Int
    var last: Int

    var values: [Double] { (first...last).map { value(Double($0)) } }

    /// Divided rather than multiplied for negative powers, because 10ⁿ is exact and 10⁻ⁿ is not.
    func value(_ multiple: Double) -> Double {
      (-300..<0).contains(decade)
        ? multiple * quotient / Real.powerOfTen(-decade)
        : multiple * quotient * Real.powerOfTen(decade)
    }
  }

  private static let quotients = [1.0, 5, 2, 2.5, 4, 3]

  private static func best(low: Double, high: Double, target: Int, isInteger: Bool) -> Candidate? {
    guard high - low > max(low.magnitude, high.magnitude) * 1e-13 else { return nil }
    let middle = Real.decade((high - low) / Double(target))
    var best: (candidate: Candidate, score: Double)?
    for decade in (middle - 1)...(middle + 2) {
      for (rank, quotient) in quotients.enumerated() {
        if isInteger, decade < 0 || (decade == 0 && quotient == 2.5) { continue }
        let step = quotient * Real.powerOfTen(decade)
        guard step > 0, (high - low) / step < Double(target * 4) else { continue }
        let below = Int(saturating: (low / step).rounded(.down))
        let above = Int(saturating: (high / step).rounded(.up))
        for first in [below, below + 1] {
          for last in [above, above - 1] where first <= last {
            let candidate = Candidate(quotient: quotient, decade: decade, first: first, last: last)
            let score = score(candidate, rank: rank, low: low, high: high, target: target)
            if score > best?.score ?? -.infinity { best = (candidate, score) }
          }
        }
      }
    }
    return best?.candidate
  }

  private static func score(
    _ candidate: Candidate, rank: Int, low: Double, high: Double, target: Int
  ) -> Double {
    let first = candidate.value(Double(candidate.first))
    let last = candidate.value(Double(candidate.last))
    let hasZero = candidate.first <= 0 && candidate.last >= 0
    let simplicity = 1 - Double(rank) / Double(quotients.count - 1) + (hasZero ? 1 : 0)
    let (missedLow, missedHigh) = ((low - first) / (high - low), (high - last) / (high - low))
    let coverage = 1 - 50 * (missedLow * missedLow + missedHigh * missedHigh)
    let actual = Double(candidate.last - candidate.first) / (last - first)
    let wanted = Double(target - 1) / (max(last, high) - min(first, low))
    let density = candidate.first == candidate.last ? -9 : 2 - max(actual / wanted, wanted / actual)
    let legibility = 1.0
    return 0.25 * simplicity + 0.2 * coverage + 0.5 * density + 0.05 * legibility
  }
}
