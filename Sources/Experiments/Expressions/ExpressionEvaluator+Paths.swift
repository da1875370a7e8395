extension ExpressionEvaluator {
  /// The part of a metric a path selects.
  mutating func resolve(_ path: ResultPath) -> Quantity? {
    guard let experiment = schema.experiment(path.experiment) else {
      let names = schema.experiments.map(\.name)
      report(
        path.experimentRange, "no experiment '\(path.experiment)'",
        suggestion: SpellingSuggestion.nearest(path.experiment, among: names),
        notes: [list("the experiments are", names)] + minusNotes(path.experiment, names))
      return nil
    }
    guard let metric = experiment.metric(path.metric) else {
      let names = experiment.metrics.map(\.name)
      report(
        path.metricRange, "no value '\(path.metric)' in experiment '\(path.experiment)'",
        suggestion: SpellingSuggestion.nearest(path.metric, among: names),
        notes: [metricsNote(experiment)] + minusNotes(path.metric, names))
      return nil
    }
    var quantity: Quantity? = quantity(of: metric, in: path.experiment)
    for selector in path.selectors {
      // The other selectors are checked even after an error, against the whole metric.
      let part = select(selector, of: quantity ?? Quantity(axes: metric.axes), path)
      quantity = quantity == nil ? nil : part
    }
    return quantity
  }

  private func quantity(of metric: ResultSchema.Metric, in experiment: String) -> Quantity {
    let result = results?.result(experiment)
    if metric.isText {
      guard let text = result?.text(metric.name) else {
        return Quantity(axes: metric.axes, kind: .text([]))
      }
      return Quantity(texts: text.strings, axes: text.axes)
    }
    return result?.metric(metric.name).map { Quantity($0) } ?? Quantity(axes: metric.axes)
  }

  private mutating func select(
    _ selector: ResultPath.Selector, of quantity: Quantity, _ path: ResultPath
  ) -> Quantity? {
    guard let index = quantity.axisIndex(named: selector.axis) else {
      let names = quantity.axes.map(\.name)
      report(
        selector.axisRange, "'\(path.experiment).\(path.metric)' has no axis '\(selector.axis)'",
        suggestion: SpellingSuggestion.nearest(selector.axis, among: names),
        notes: [names.isEmpty ? "it has no axes" : list("its axes are", names)])
      return nil
    }
    let axis = quantity.axes[index]
    switch selector.choice {
    case .range(let from, let to):
      return selectRange(from, to, selector, of: quantity, axis: index)
    case .label(let label):
      if let place = axis.labels.firstIndex(where: { label.matches($0) }) {
        return quantity.selecting(axis: index, index: place)
      }
      if case .word(let word, isQuoted: false) = label {
        switch word {
        case "first": return end(of: quantity, axis: index, isLast: false)
        case "last": return end(of: quantity, axis: index, isLast: true)
        default: break
        }
        if let reduce = Self.reductions[word] {
          guard quantity.kind == .number else {
            report(selector.choiceRange, "a text has no \(word)")
            return nil
          }
          return quantity.reducing(axis: index, reduce)
        }
      }
      if axis.labels.isEmpty {
        return quantity.reducing(axis: index, kind: quantity.kind) { _ in .nan }
      }
      reportLabel(label, selector, axis, path)
      return nil
    }
  }

  /// What a selector may reduce an axis to, besides its first and last label.
  private static let reductions: [String: @Sendable ([Double]) -> Double] = [
    "mean": Statistics.mean, "median": Statistics.median, "min": Statistics.minimum,
    "max": Statistics.maximum, "std": Statistics.standardDeviation,
  ]

  private static let selectorWords = ["first", "last", "mean", "median", "min", "max", "std"]

  private mutating func selectRange(
    _ from: Double, _ to: Double, _ selector: ResultPath.Selector, of quantity: Quantity, axis: Int
  ) -> Quantity? {
    let labels = quantity.axes[axis].labels
    if labels.isEmpty { return quantity }
    let indices = labels.indices.filter { index in
      if case .number(let value) = labels[index] { from <= value && value <= to } else { false }
    }
    if indices.isEmpty {
      report(
        selector.choiceRange, "no label of the axis '\(selector.axis)' lies in this range",
        notes: ["it has \(quantity.axes[axis].summary)"])
      return nil
    }
    return quantity.selecting(axis: axis, indices: indices)
  }

  private mutating func reportLabel(
    _ label: ResultPath.LabelText, _ selector: ResultPath.Selector, _ axis: Measurement.Axis,
    _ path: ResultPath
  ) {
    let words = axis.labels.map { quoted($0) } + Self.selectorWords
    let suggestion =
      switch label {
      case .number(let value, _):
        text(readingAs: value, among: axis.labels) ?? (value < 0 ? "last" : nil)
          ?? nearest(value, among: axis.labels)
      case .word(let word, _): SpellingSuggestion.nearest(word, among: words)
      }
    report(
      selector.choiceRange,
      "the axis '\(selector.axis)' of '\(path.experiment).\(path.metric)' has no label"
        + " '\(label.description)'", suggestion: suggestion,
      notes: ["it has \(axis.summary)", list("a label may also be", Self.selectorWords)])
  }

  /// A label in quotes that would be this number without them.
  private func text(readingAs value: Double, among labels: [Measurement.Label]) -> String? {
    labels.lazy.compactMap { label -> String? in
      guard case .text(let text) = label, NumberSyntax.double(text) == value else { return nil }
      return "\"\(text)\""
    }.first
  }

  private func nearest(_ value: Double, among labels: [Measurement.Label]) -> String? {
    let numbers = labels.compactMap { label -> Double? in
      if case .number(let number) = label { number } else { nil }
    }
    return numbers.min { abs($0 - value) < abs($1 - value) }
      .map { Measurement.Label.number($0).description }
  }

  /// The part at an axis's first or last label, also while its labels are not known; of networks of
  /// different depth each one's own.
  func end(of quantity: Quantity, axis: Int, isLast: Bool) -> Quantity {
    let name = quantity.axes[axis].name
    return quantity.reducing(axis: axis, kind: quantity.kind) { values in
      Measurement.end(of: values, along: name, isLast: isLast) ?? .nan
    }
  }

  func metricsNote(_ experiment: ResultSchema.Experiment) -> String {
    list("its values are", experiment.metrics.map(\.name))
  }

  func list(_ start: String, _ names: [String]) -> String {
    if names.isEmpty { return "there are none" }
    return "\(start) \(names.quotedList)"
  }

  /// `loss-1` is one name: say so when its beginning exists.
  private func minusNotes(_ name: String, _ names: [String]) -> [String] {
    let known = names.first { name.hasPrefix("\($0)-") }
    return known.map { _ in ["a minus needs spaces around it: 'a - b', since 'a-b' is one name"] }
      ?? []
  }
}

extension ResultPath.LabelText: CustomStringConvertible {
  var description: String {
    switch self {
    case .number(_, let written): written
    case .word(let word, _): word
    }
  }

  func matches(_ label: Measurement.Label) -> Bool {
    switch (self, label) {
    case (.number(let value, _), .number(let other)): value == other
    // A label that was given in quotes is a text: 2.1 is not "2.10".
    case (.number(_, let written), .text(let text)): written == text
    case (.word(let word, _), _): label.description == word
    }
  }
}

extension Quantity {
  /// Texts along axes, numbered in the order in which they first occur.
  init(texts: [String], axes: [Measurement.Axis]) {
    var distinct: [String] = []
    var indices: [String: Int] = [:]
    let values = texts.map { text in
      if let index = indices[text] { return Double(index) }
      indices[text] = distinct.count
      distinct.append(text)
      return Double(distinct.count - 1)
    }
    self.init(Measurement(axes: axes, values: values), kind: .text(distinct))
  }
}
