extension ExpressionEvaluator {
  /// The value of a function call.
  mutating func evaluate(_ call: FunctionCall, at range: Range<Int>) -> Quantity? {
    guard let function = ExpressionFunction.named(call.name) else {
      let names = ExpressionFunction.all.map(\.name)
      report(
        call.nameRange, "no function '\(call.name)'",
        suggestion: SpellingSuggestion.nearest(call.name, among: names),
        notes: [list("the functions are", names)])
      return nil
    }
    switch function.behavior {
    case .elementwise(let transform):
      guard let x = onlyNumber(function, call, range) else { return nil }
      return x.map(kind: .number, transform)
    case .test(let test):
      guard let x = onlyNumber(function, call, range) else { return nil }
      return x.map(kind: .truth) { test($0) ? 1 : 0 }
    case .ratio:
      guard hasArguments(function, call, range, 2...2) else { return nil }
      let operands = (number(call.arguments[0]), number(call.arguments[1]))
      return combine(operands.0, operands.1, at: range) { $0 / $1 }
    case .extremum(let reduce):
      if call.arguments.count > 1, axisWord(call.arguments.last) == nil {
        return elementwiseExtremum(call, at: range, reduce)
      }
      return reduction(function, call, range, reduce)
    case .reduction(let reduce):
      return reduction(function, call, range, reduce)
    case .quantile:
      return quantile(function, call, range)
    case .count:
      guard hasArguments(function, call, range, 1...2), let x = evaluate(call.arguments[0]),
        let axes = axes(function, call, x, 1)
      else { return nil }
      let isTruth = x.kind == .truth
      return x.reducing(axes: axes) { isTruth ? Statistics.sum($0) : Statistics.count($0) }
    case .quantifier(let quantify):
      guard hasArguments(function, call, range, 1...2), let x = truth(call.arguments[0]),
        let axes = axes(function, call, x, 1)
      else { return nil }
      return x.reducing(axes: axes, kind: .truth) { quantify($0) ? 1 : 0 }
    case .end(let isLast):
      guard hasArguments(function, call, range, 1...2), let x = evaluate(call.arguments[0]),
        let axis = oneAxis(function, call, x)
      else { return nil }
      return end(of: x, axis: axis, isLast: isLast)
    case .slope:
      return slope(function, call, range)
    case .labelOfExtremum(let sign):
      return labelOfExtremum(function, call, range, sign: sign)
    case .meanField(let theory):
      return meanField(theory, function, call, range)
    }
  }

  // MARK: Behaviors

  private mutating func reduction(
    _ function: ExpressionFunction, _ call: FunctionCall, _ range: Range<Int>,
    _ reduce: ([Double]) -> Double
  ) -> Quantity? {
    guard hasArguments(function, call, range, 1...2), let x = number(call.arguments[0]),
      let axes = axes(function, call, x, 1)
    else { return nil }
    return x.reducing(axes: axes, reduce)
  }

  private mutating func elementwiseExtremum(
    _ call: FunctionCall, at range: Range<Int>, _ reduce: ([Double]) -> Double
  ) -> Quantity? {
    let operands = call.arguments.map { number($0) }
    return operands.dropFirst().reduce(operands[0]) { left, right in
      combine(left, right, at: range) { reduce([$0, $1]) }
    }
  }

  private mutating func quantile(
    _ function: ExpressionFunction, _ call: FunctionCall, _ range: Range<Int>
  ) -> Quantity? {
    guard hasArguments(function, call, range, 2...3), let x = number(call.arguments[0]),
      let fraction = number(call.arguments[1]), let axes = axes(function, call, x, 2)
    else { return nil }
    guard fraction.axes.isEmpty, let value = fraction.numbers?.values.first, 0...1 ~= value else {
      report(
        call.arguments[1].range, "the fraction of a quantile must be a number from 0 to 1",
        notes: ["for example \(function.signature)"])
      return nil
    }
    return x.reducing(axes: axes) { Statistics.quantile($0, value) }
  }

  private mutating func slope(
    _ function: ExpressionFunction, _ call: FunctionCall, _ range: Range<Int>
  ) -> Quantity? {
    guard hasArguments(function, call, range, 1...2), let x = number(call.arguments[0]),
      let axis = oneAxis(function, call, x)
    else { return nil }
    let places = x.axes[axis].labels.map { label -> Double? in
      if case .number(let value) = label { value } else { nil }
    }
    guard !places.contains(nil) else {
      report(
        range,
        "a slope needs numbers along its axis; '\(x.axes[axis].name)' has"
          + " \(x.axes[axis].summary)")
      return nil
    }
    return x.reducing(axis: axis) { Statistics.slope($0, at: places.compactMap(\.self)) }
  }

  private mutating func labelOfExtremum(
    _ function: ExpressionFunction, _ call: FunctionCall, _ range: Range<Int>, sign: Double
  ) -> Quantity? {
    guard hasArguments(function, call, range, 1...2), let x = number(call.arguments[0]),
      let axis = oneAxis(function, call, x)
    else { return nil }
    let labels = x.axes[axis].labels
    let numbers = labels.compactMap { label -> Double? in
      if case .number(let value) = label { value } else { nil }
    }
    let isNumeric = numbers.count == labels.count
    return x.reducing(axis: axis, kind: isNumeric ? .number : .text(labels.map(\.description))) {
      guard let index = Statistics.indexOfMaximum($0.map { $0 * sign }) else { return .nan }
      return isNumeric ? numbers[index] : Double(index)
    }
  }

  private mutating func meanField(
    _ theory: MeanFieldFunction, _ function: ExpressionFunction, _ call: FunctionCall,
    _ range: Range<Int>
  ) -> Quantity? {
    guard hasArguments(function, call, range, 3...3) else { return nil }
    guard case .word(let activation, _) = call.arguments[0].kind,
      Terms.activations.value(of: activation) != nil
    else {
      report(
        call.arguments[0].range, "expected an activation, as in \(function.signature)",
        suggestion: SpellingSuggestion.nearest(
          text(of: call.arguments[0]), among: Terms.activations.keys),
        notes: [list("the activations are", Terms.activations.keys)])
      return nil
    }
    let deviations = (number(call.arguments[1]), number(call.arguments[2]))
    return combine(deviations.0, deviations.1, at: range) {
      theory(activation: activation, weightDeviation: $0, biasDeviation: $1)
    }
  }

  // MARK: Arguments

  private mutating func onlyNumber(
    _ function: ExpressionFunction, _ call: FunctionCall, _ range: Range<Int>
  ) -> Quantity? {
    hasArguments(function, call, range, 1...1) ? number(call.arguments[0]) : nil
  }

  private mutating func hasArguments(
    _ function: ExpressionFunction, _ call: FunctionCall, _ range: Range<Int>,
    _ count: ClosedRange<Int>
  ) -> Bool {
    if count.contains(call.arguments.count) { return true }
    let number = call.arguments.count
    report(
      range,
      "'\(function.name)' is called as \(function.signature), found \(number)"
        + " argument\(number == 1 ? "" : "s")")
    return false
  }

  /// The word of an argument that can only be an axis.
  private func axisWord(_ argument: Expression?) -> String? {
    if case .word(let word, isQuoted: false) = argument?.kind { word } else { nil }
  }

  /// The axes a reduction takes: the one named by the argument at an index, or the usual ones.
  private mutating func axes(
    _ function: ExpressionFunction, _ call: FunctionCall, _ x: Quantity, _ index: Int
  ) -> [String]? {
    guard call.arguments.count > index else {
      let others = x.axes.map(\.name).filter { $0 != Measurement.Axis.seedName }
      return others.isEmpty ? x.axes.map(\.name) : others
    }
    let argument = call.arguments[index]
    guard let word = axisWord(argument) else {
      report(
        argument.range, "expected the name of an axis, as in \(function.signature)",
        notes: [list("the axes are", x.axes.map(\.name))])
      return nil
    }
    guard x.axisIndex(named: word) != nil else {
      let names = x.axes.map(\.name)
      report(
        argument.range, "there is no axis '\(word)' to reduce here",
        suggestion: SpellingSuggestion.nearest(word, among: names),
        notes: [names.isEmpty ? "this is a single value" : list("the axes are", names)])
      return nil
    }
    return [word]
  }

  /// The axis of a function that works along exactly one.
  private mutating func oneAxis(
    _ function: ExpressionFunction, _ call: FunctionCall, _ x: Quantity
  ) -> Int? {
    guard let names = axes(function, call, x, 1) else { return nil }
    let several = names.filter { name in x.axes.contains { $0.name == name && $0.labels.count != 1 }
    }
    let candidates = several.isEmpty ? names : several
    guard candidates.count == 1, let axis = x.axisIndex(named: candidates[0]) else {
      report(
        call.arguments[0].range,
        candidates.isEmpty
          ? "'\(function.name)' needs values along an axis, this is a single one"
          : "'\(function.name)' needs to know along which axis",
        notes: candidates.isEmpty
          ? [] : candidates.map { "for example \(function.name)(…, \($0))" })
      return nil
    }
    return axis
  }
}
