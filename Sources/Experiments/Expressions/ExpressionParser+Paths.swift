extension ExpressionParser {
  /// What follows `experiment.`: the metric and its selectors.
  mutating func path(
    _ experiment: String, _ experimentRange: Range<Int>
  ) throws(Diagnostics) -> Expression {
    let metricRange = current.range
    guard case .name(let metric) = current.kind else {
      throw unexpected("the name of a metric after '\(experiment).'")
    }
    advance()
    if current.kind == .symbol(.dot) {
      throw error(
        current.range, "a path has two parts, experiment.metric",
        notes: ["axes are selected in brackets: \(experiment).\(metric)[step=last]"])
    }
    var selectors: [ResultPath.Selector] = []
    var end = metricRange.upperBound
    let open = current
    if take(.openBracket) {
      repeat { selectors.append(try selector(after: selectors)) } while take(.comma)
      end = current.range.upperBound
      try expect(.closeBracket, opened: open)
    }
    let path = ResultPath(
      experiment: experiment, experimentRange: experimentRange, metric: metric,
      metricRange: metricRange, selectors: selectors)
    return try node(.path(path), experimentRange.lowerBound..<end)
  }

  private mutating func selector(
    after others: [ResultPath.Selector]
  ) throws(Diagnostics) -> ResultPath.Selector {
    let axisRange = current.range
    guard case .name(let axis) = current.kind else {
      throw unexpected("an axis, as in [layer=1, step=last]")
    }
    if others.contains(where: { $0.axis == axis }) {
      throw error(axisRange, "the axis '\(axis)' is selected twice")
    }
    advance()
    guard take(.equal) else { throw unexpected("'=' and a label after '\(axis)'") }
    let start = current.range.lowerBound
    let label = try label(of: axis)
    var end = previousEnd
    var choice = ResultPath.Choice.label(label)
    if take(.upTo) {
      let last = try self.label(of: axis)
      end = previousEnd
      guard case .number(let from, _) = label, case .number(let to, _) = last, from <= to else {
        throw error(start..<end, "a range goes from a number to a larger one, as in \(axis)=1..5")
      }
      choice = .range(from, to)
    }
    return ResultPath.Selector(
      axis: axis, axisRange: axisRange, choice: choice, choiceRange: start..<end)
  }

  private mutating func label(of axis: String) throws(Diagnostics) -> ResultPath.LabelText {
    var isNegative = false
    if take(.minus) { isNegative = true }
    let label: ResultPath.LabelText
    switch current.kind {
    case .number(let value):
      let sign = isNegative ? "-" : ""
      label = .number(
        isNegative ? -value : value, written: sign + source.oneLine(current.range))
    case .name("inf"):
      label = isNegative ? .number(-.infinity, written: "-inf") : .number(.infinity, written: "inf")
    case .name(let name) where !isNegative: label = .word(name, isQuoted: false)
    case .quoted(let text) where !isNegative: label = .word(text, isQuoted: true)
    default: throw unexpected("a label, as in \(axis)=1 or \(axis)=last")
    }
    previousEnd = current.range.upperBound
    advance()
    return label
  }
}
