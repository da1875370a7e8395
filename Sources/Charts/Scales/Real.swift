import Foundation
import Geometry

/// The few real functions that charts need.
enum Real {
  static func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

  static func log10(_ value: Double) -> Double { Foundation.log10(value) }

  /// 10ⁿ, correctly rounded (a product of tens is not).
  static func powerOfTen(_ exponent: Int) -> Double {
    Double("1e\(exponent)") ?? (exponent < 0 ? 0 : .infinity)
  }

  /// 10ˣ; whole exponents give exact decades.
  static func exp10(_ exponent: Double) -> Double {
    let whole = exponent.rounded()
    return whole == exponent && abs(whole) < 400
      ? powerOfTen(Int(saturating: whole)) : pow(10, exponent)
  }

  /// ⌊log₁₀ value⌋ for a positive value, exact at the decades; of 0 and ∞ a decade beyond all numbers.
  static func decade(_ value: Double) -> Int {
    guard value > 0 else { return -325 }
    guard value.isFinite else { return 309 }
    var exponent = Int(Foundation.log10(value).rounded(.down))
    if powerOfTen(exponent + 1) <= value { exponent += 1 }
    if powerOfTen(exponent) > value { exponent -= 1 }
    return exponent
  }
}
