/// A finite number as decimal digits: ±0.d₁d₂d₃… × 10^exponent.
///
/// Taken from the shortest text that reads back as the same number, so formatting needs no locale
/// and gives the same characters on every machine.
struct Digits {
  var isNegative: Bool
  /// Digits 0…9, the first not zero; empty for zero.
  var digits: [UInt8]
  var exponent: Int

  init(_ value: Double) {
    isNegative = value < 0
    digits = []
    var pointAt: Int?
    var power = 0
    let parts = "\(value.magnitude)".split(separator: "e")
    for character in parts[0] {
      if let digit = character.wholeNumberValue {
        digits.append(UInt8(digit))
      } else {
        pointAt = digits.count
      }
    }
    if parts.count > 1 { power = Int(parts[1]) ?? 0 }
    exponent = (pointAt ?? digits.count) + power
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    exponent -= leading
    trim()
  }

  /// Rounds half away from zero to so many digits (0 or fewer leave at most a carried one).
  mutating func round(toCount count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      return
    }
    let carries = digits[count] >= 5
    digits.removeLast(digits.count - count)
    if carries { increment() }
    trim()
  }

  mutating func round(toDecimals decimals: Int) { round(toCount: exponent + decimals) }

  /// The digits with a fixed number of decimals, without a sign.
  func fixed(decimals: Int) -> (whole: String, fraction: String) {
    func digit(at place: Int) -> Character {
      digits.indices.contains(place) ? Character("\(digits[place])") : "0"
    }
    let whole = exponent > 0 ? String((0..<exponent).map(digit)) : "0"
    return (whole, String((0..<decimals).map { digit(at: exponent + $0) }))
  }

  private mutating func increment() {
    var place = digits.count - 1
    while place >= 0, digits[place] == 9 {
      digits[place] = 0
      place -= 1
    }
    if place >= 0 {
      digits[place] += 1
    } else {
      digits.insert(1, at: 0)
      exponent += 1
    }
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }
}
