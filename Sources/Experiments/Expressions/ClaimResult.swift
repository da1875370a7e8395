/// Whether a claim holds, with everything a page or a message shows about it.
public struct ClaimResult: Hashable, Sendable {
  public struct Side: Hashable, Sendable {
    /// The side as written, on one line.
    public let text: String
    public let value: MeasuredValue
    /// Whether the side mentions no experiment, so that its value says no more than its text.
    public let isConstant: Bool
  }

  /// One comparison of the claim; `a < b < c` has two.
  public struct Part: Hashable, Sendable {
    public let left: Side
    public let comparison: Comparison
    public let right: Side
    /// The tolerance as written, for example `2 %`; only with `≈`.
    public let toleranceText: String?
    /// The tolerance in units of the sides, for each seed.
    public let tolerance: MeasuredValue?
    public let seedsHolding: Int
    public let seeds: Int
    /// The smallest distance, over the seeds, from where the comparison changes, in units of the
    /// sides: negative where it fails, NaN with a side that is NaN, nil for `=`, `≠` and texts.
    public let margin: Double?
    /// For how many seeds a side is NaN, so that the comparison is false whatever it says.
    public let seedsWithNaN: Int
  }

  /// The claim as written, on one line.
  public let text: String
  public let position: SourcePosition
  public let requirement: Claim.Requirement
  public let holds: Bool
  public let seedsHolding: Int
  public let seeds: Int
  public let parts: [Part]
  private let length: Int

  init(_ claim: Claim, truth: Quantity, evaluator: ExpressionEvaluator) {
    let truths = truth.numbers?.values ?? []
    text = claim.text
    position = claim.position
    length = claim.text.count
    requirement = claim.requirement
    seeds = truths.count
    seedsHolding = truths.count { $0 == 1 }
    holds =
      switch claim.requirement {
      case .everySeed, .median: seeds > 0 && seedsHolding == seeds
      case .atLeast(let some, _): seedsHolding >= some
      }
    parts = evaluator.measured.map { Part($0, evaluator) }
  }

  /// What an author is told when the claim does not hold; nil when it does.
  public func failure(
    _ formatter: ValueFormatter = .auto, locale: NumberLocale = .english
  ) -> Diagnostic? {
    guard !holds else { return nil }
    let count = seeds > 1 ? ": it does for \(seedsHolding) of \(seeds) seeds" : ""
    return Diagnostic(
      at: position, length: length, "this claim does not hold\(count)",
      notes: parts.flatMap { $0.explanation(formatter, locale) })
  }
}

extension ClaimResult.Part {
  init(_ measured: ExpressionEvaluator.Measured, _ evaluator: ExpressionEvaluator) {
    left = ClaimResult.Side(measured.left, measured.leftQuantity, evaluator)
    right = ClaimResult.Side(measured.right, measured.rightQuantity, evaluator)
    comparison = measured.comparison
    toleranceText = measured.tolerance.map { evaluator.text(of: $0) }
    tolerance = measured.toleranceQuantity.map { MeasuredValue($0.withoutSingleLabels) }
    let truths = measured.truth.withoutSingleLabels.numbers?.values ?? []
    seeds = truths.count
    seedsHolding = truths.count { $0 == 1 }
    let sides = zip(
      left.value.values(count: truths.count), right.value.values(count: truths.count))
    seedsWithNaN = sides.count { $0.isNaN || $1.isNaN }
    let tolerances = tolerance?.values(count: truths.count) ?? truths.map { _ in 0 }
    let comparison = comparison
    let margins = zip(sides, tolerances).compactMap { sides, tolerance in
      comparison.margin(sides.0, sides.1, tolerance: tolerance)
    }
    margin = margins.isEmpty ? nil : Statistics.minimum(margins)
  }

  /// Both sides with their values, and what else made the comparison fail.
  func explanation(_ formatter: ValueFormatter, _ locale: NumberLocale) -> [String] {
    var lines = [left, right].filter { !$0.isConstant }
      .map { "\($0.text) = \($0.described(formatter, locale))" }
    if let tolerance, let toleranceText {
      lines.append("± \(toleranceText) = ± \(tolerance.formatted(formatter, locale: locale))")
    }
    if seedsWithNaN > 0 {
      let seeds = seeds > 1 ? " for \(seedsWithNaN) of \(seeds) seeds" : ""
      lines.append("a side is NaN\(seeds), and comparisons with NaN are false")
    }
    return lines
  }
}

extension ClaimResult.Side {
  init(_ expression: Expression, _ quantity: Quantity, _ evaluator: ExpressionEvaluator) {
    text = evaluator.text(of: expression)
    value = MeasuredValue(quantity.withoutSingleLabels)
    isConstant = ExpressionReferences(expression, in: evaluator.source).paths.isEmpty
  }

  /// `0.12`, or `0.12 (0.10 to 0.15 over 5 seeds)`.
  func described(_ formatter: ValueFormatter, _ locale: NumberLocale) -> String {
    let median = value.formatted(formatter, locale: locale)
    guard value.hasSpread, value.texts == nil else { return median }
    let (low, high) = value.formattedSpread(formatter, locale: locale)
    return "\(median) (\(low) to \(high) over \(value.seeds) seeds)"
  }
}

extension MeasuredValue {
  /// One number for each of some seeds, the same one if there is no seed axis; none for texts.
  func values(count: Int) -> [Double] {
    values.count == 1 ? Array(repeating: values[0], count: count) : values
  }
}
