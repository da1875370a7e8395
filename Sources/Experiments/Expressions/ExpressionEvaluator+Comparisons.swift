extension ExpressionEvaluator {
  /// A chain of comparisons: true where all of them hold.
  mutating func compare(
    _ first: Expression, _ steps: [ComparisonStep], at range: Range<Int>
  ) -> Quantity? {
    var left = first
    var truth: Quantity?
    var isComplete = true
    for step in steps {
      let result = compare(left, step, at: range)
      if result == nil { isComplete = false }
      truth = truth == nil ? result : combine(truth, result, kind: .truth, at: range) { $0 * $1 }
      left = step.right
    }
    return isComplete ? truth : nil
  }

  private mutating func compare(
    _ left: Expression, _ step: ComparisonStep, at range: Range<Int>
  ) -> Quantity? {
    guard let (leftQuantity, rightQuantity) = sides(left, step) else { return nil }
    let comparison = step.comparison
    var tolerance: Quantity?
    let truth: Quantity?
    if let expression = step.tolerance {
      tolerance = self.tolerance(expression, of: rightQuantity)
      // Three quantities meet here: the distance of the first two is compared with the third.
      let distance = combine(leftQuantity, rightQuantity, at: range) {
        $0 == $1 ? 0 : abs($0 - $1)
      }
      truth = combine(distance, tolerance, kind: .truth, at: range) {
        comparison.holds($0, 0, tolerance: $1) ? 1 : 0
      }
    } else {
      truth = combine(leftQuantity, rightQuantity, kind: .truth, at: range) {
        comparison.holds($0, $1, tolerance: 0) ? 1 : 0
      }
    }
    guard let truth else { return nil }
    record(
      Measured(
        comparison: comparison, left: left, right: step.right, tolerance: step.tolerance,
        leftQuantity: leftQuantity, rightQuantity: rightQuantity,
        toleranceQuantity: tolerance, truth: truth))
    return truth
  }

  /// Both sides of a comparison, of one kind; in place of a text a bare word may stand.
  private mutating func sides(
    _ left: Expression, _ step: ComparisonStep
  ) -> (Quantity, Quantity)? {
    let right = step.right
    if case .word(let word, _) = right.kind {
      guard let quantity = evaluate(left) else { return nil }
      return self.word(word, right, against: quantity, step).map { (atMedian(quantity), $0) }
    }
    if case .word(let word, _) = left.kind {
      guard let quantity = evaluate(right) else { return nil }
      return self.word(word, left, against: quantity, step).map { ($0, atMedian(quantity)) }
    }
    guard let leftQuantity = evaluate(left), let rightQuantity = evaluate(right) else { return nil }
    switch (leftQuantity.kind, rightQuantity.kind) {
    case (.number, .number):
      return (atMedian(leftQuantity), atMedian(rightQuantity))
    case (.text(let texts), .text(let others)):
      guard comparesTexts(step, at: left.range.lowerBound..<right.range.upperBound) else {
        return nil
      }
      let all = texts + others.filter { !texts.contains($0) }
      let places = others.map { Double(all.firstIndex(of: $0) ?? 0) }
      let renumbered = rightQuantity.map(kind: .text(all)) { $0.isNaN ? .nan : places[Int($0)] }
      return (atMedian(leftQuantity.map(kind: .text(all)) { $0 }), atMedian(renumbered))
    default:
      report(
        right.range,
        "\(leftQuantity.kind.summary) cannot be compared with"
          + " \(rightQuantity.kind.summary)")
      return nil
    }
  }

  /// A bare or quoted word as one of the texts it is compared with.
  private mutating func word(
    _ word: String, _ expression: Expression, against quantity: Quantity, _ step: ComparisonStep
  ) -> Quantity? {
    guard case .text(let texts) = quantity.kind else {
      // Evaluating reports what is wrong with a word that stands for a value.
      return evaluate(expression)
    }
    guard comparesTexts(step, at: expression.range) else { return nil }
    let index = texts.firstIndex(of: word)
    // Labels are known beforehand; other texts may turn out to be anything.
    if index == nil, isLabels(quantity, texts) {
      report(
        expression.range, "'\(word)' is none of the labels compared with it",
        suggestion: SpellingSuggestion.nearest(word, among: texts),
        notes: [list("they are", texts)])
      return nil
    }
    return Quantity(Measurement(Double(index ?? texts.count)), kind: .text(texts + [word]))
  }

  private func isLabels(_ quantity: Quantity, _ texts: [String]) -> Bool {
    results == nil && !texts.isEmpty
  }

  private mutating func comparesTexts(_ step: ComparisonStep, at range: Range<Int>) -> Bool {
    if step.comparison == .equal || step.comparison == .notEqual { return true }
    report(range, "texts are compared with '=' or '≠', not with '\(step.comparison.rawValue)'")
    return false
  }

  /// The tolerance in units of the sides; relative ones refer to the right side.
  private mutating func tolerance(_ expression: Expression, of right: Quantity) -> Quantity? {
    guard let quantity = number(expression) else { return nil }
    if let value = quantity.numbers?.values.first, value < 0 {
      report(expression.range, "a tolerance is not negative")
      return nil
    }
    guard case .percent = expression.kind else { return atMedian(quantity) }
    return combine(atMedian(quantity), right, at: expression.range) { $0 * abs($1) }
  }

  /// The quantity itself, or its median over the seeds where medians are compared.
  private func atMedian(_ quantity: Quantity) -> Quantity {
    comparesMedians ? quantity.medianOverSeeds : quantity
  }
}

extension Quantity {
  /// The median over the seeds; of texts the most frequent one.
  var medianOverSeeds: Quantity {
    guard let axis = axisIndex(named: Measurement.Axis.seedName) else { return self }
    if case .text = kind { return reducing(axis: axis, kind: kind, Statistics.mode) }
    return reducing(axis: axis, kind: kind, Statistics.median)
  }
}
