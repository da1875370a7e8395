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
      let mean = training.reduce(0, +) / Double(count)
      let variance = training.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
      // What rounding leaves of equal numbers is no deviation.
      let isConstant = training.allSatisfy { $0 == training[0] }
      let deviation = isConstant || variance == 0 ? 1 : variance.squareRoot()
      let center = isConstant ? training[0] : mean
      for place in stride(from: column, to: self.count, by: width) {
        self[place] = (self[place] - center) / deviation
      }
    }
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
