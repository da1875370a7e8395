/// Which numbers of the data are shifted and scaled to mean 0 and standard deviation 1 before anything is
/// learned: x ← (x − μ)/σ, with μ and σ of each column over the samples that are learned from.
///
/// Held-out samples are scaled by the same μ and σ, as samples are that nobody has seen yet. A column of equal
/// numbers becomes 0.
public enum Standardization: String, Hashable, Sendable {
  case none
  case features
  /// Also the targets, which must be numbers; losses are then in units of their variance.
  case all
}

extension Dataset {
  /// Scales the numbers of all samples by what the first ones come to.
  ///
  /// - Precondition: There is at least one sample to learn from.
  func standardized(
    _ standardization: Standardization, over trainingCount: Int
  ) -> Dataset {
    precondition(
      trainingCount > 0 && trainingCount <= sampleCount, "there is something to learn from")
    var scaled = self
    if standardization != .none {
      scaled.features.standardizeColumns(width: sampleShape.count, over: trainingCount)
    }
    if standardization == .all, case .real(let width) = kind {
      scaled.targets.standardizeColumns(width: width, over: trainingCount)
    }
    return scaled
  }
}

extension [Double] {
  /// Rows of `width` numbers: each column gets mean 0 and standard deviation 1 over the first `count` rows.
  fileprivate mutating func standardizeColumns(width: Int, over count: Int) {
    guard width > 0 else { return }
    for column in 0..<width {
      let training = (0..<count).map { self[$0 * width + column] }
      let moments = Moments(of: training)
      for place in stride(from: column, to: self.count, by: width) {
        self[place] = (self[place] / moments.unit - moments.mean) / moments.deviation
      }
    }
  }
}

/// Mean and standard deviation of numbers, both in a unit.
private struct Moments {
  var unit = 1.0
  var mean: Double
  var deviation: Double

  init(of numbers: [Double]) {
    guard !numbers.allSatisfy({ $0 == numbers[0] }) else {
      // What rounding leaves of equal numbers is no deviation.
      (mean, deviation) = (numbers[0], 1)
      return
    }
    var (mean, variance) = Self.meanAndVariance(of: numbers)
    if !(variance.isNormal && mean.isFinite) {
      // Squares of very large or very small numbers cannot be said: the largest of them becomes the unit.
      unit = numbers.lazy.map(\.magnitude).max() ?? 1
      (mean, variance) = Self.meanAndVariance(of: numbers.map { [unit] in $0 / unit })
    }
    self.mean = mean
    deviation = variance.isNormal ? variance.squareRoot() : 1
  }

  private static func meanAndVariance(of numbers: [Double]) -> (Double, Double) {
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(numbers.count)
    return (mean, variance)
  }
}

extension ValueReader {
  /// `true`, `false` or `all`.
  func standardization(of kind: Dataset.Targets) -> Standardization {
    if log.isDescribing {
      log.expect(
        Expectation(
          shape: .either([.flag, .choice(["all"])]),
          text: "'true' for the features or 'all' for numeric targets too, else false",
          example: "true"))
    }
    guard plainText == "all" else { return flag() ? .features : .none }
    guard case .real = kind else {
      report(
        "'all' also scales targets, and these are no numbers", suggestion: "true")
      return .features
    }
    return .all
  }
}
