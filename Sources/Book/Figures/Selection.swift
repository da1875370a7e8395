import Experiments

/// Which part of a measurement to draw: `{step: first, layer: 1..10, activation: [relu, elu]}`.
struct Selection: Sendable {
  enum Choice: Sendable {
    case first
    case last
    case label(Measurement.Label)
    case labels([Measurement.Label])
    /// The numbers from one to another.
    case range(from: Double, to: Double)
  }

  struct Term: Sendable {
    var axis: String
    var choice: Choice
    var position: SourcePosition
    var length: Int
  }

  var terms: [Term] = []

  init() {}

  /// Reads `{axis: label, axis: [label, label]}`.
  init(_ value: ValueReader) {
    terms = value.dictionary(example: "{step: first}") { key, value in
      Term(
        axis: key.node?.text ?? "", choice: Choice(value), position: value.position,
        length: value.node?.length ?? 1)
    }
  }

  init(axis: String, _ value: ValueReader) {
    terms = [
      Term(
        axis: axis, choice: Choice(value), position: value.position, length: value.node?.length ?? 1
      )
    ]
  }

  static func first(_ axis: String, at position: SourcePosition) -> Selection {
    var selection = Selection()
    selection.terms = [Term(axis: axis, choice: .first, position: position, length: 1)]
    return selection
  }

  func selects(_ axis: String) -> Bool { terms.contains { $0.axis == axis } }

  /// The selection with an axis at its last label, if a metric has that axis and nothing else is done
  /// with it.
  func orLast(
    _ axis: String, of axes: [Measurement.Axis], drawing drawn: [String],
    at position: SourcePosition
  ) -> Selection {
    guard !selects(axis), !drawn.contains(axis), axes.contains(where: { $0.name == axis }) else {
      return self
    }
    var selection = self
    selection.terms.append(Term(axis: axis, choice: .last, position: position, length: 1))
    return selection
  }

  /// The part of this selection that concerns a metric with these axes.
  func restricted(to axes: [Measurement.Axis]) -> Selection {
    var selection = self
    selection.terms.removeAll { term in !axes.contains { $0.name == term.axis } }
    return selection
  }

  /// The axes that are left when this selection is applied.
  func remaining(of axes: [Measurement.Axis]) -> [Measurement.Axis] {
    axes.filter { axis in
      terms.allSatisfy { term in
        term.choice.keepsAxis || term.axis != axis.name
      }
    }
  }

  /// What of this selection a metric with these axes does not have.
  func check(_ axes: [Measurement.Axis]) -> [Diagnostic] {
    terms.flatMap { term -> [Diagnostic] in
      guard let axis = axes.first(where: { $0.name == term.axis }) else {
        return [
          Diagnostic(
            at: term.position, length: term.length, "no axis '\(term.axis)' to select from",
            suggestion: SpellingSuggestion.nearest(term.axis, among: axes.map(\.name)),
            notes: ["there are \(axes.map { "'\($0.name)'" }.joined(separator: ", "))"])
        ]
      }
      if case .range = term.choice, term.choice.indices(of: axis).isEmpty {
        return [
          Diagnostic(
            at: term.position, length: term.length,
            "no number in that range on the axis '\(axis.name)'",
            notes: ["it has \(axis.summary)"])
        ]
      }
      return term.choice.labels.filter { axis.index(of: $0) == nil }.map { label in
        // 2.10 is the number 2.1, and no text.
        let quoted = axis.text(readingAs: label)
        return Diagnostic(
          at: term.position, length: term.length,
          quoted == nil
            ? "no '\(label)' on the axis '\(axis.name)'"
            : "no number \(label) on the axis '\(axis.name)', whose labels are texts",
          suggestion: quoted.map { "\"\($0)\"" }
            ?? SpellingSuggestion.nearest(
              label.description, among: axis.labels.map(\.description)),
          notes: ["it has \(axis.summary)"]
            + (quoted == nil ? [] : ["a label that was given in quotes is selected in quotes"]))
      }
    }
  }

  /// The selected part; axes of which one label was chosen are gone.
  func apply(to measurement: Measurement) -> Measurement {
    terms.reduce(measurement) { measurement, term in
      guard let axis = measurement.axisIndex(named: term.axis) else { return measurement }
      switch term.choice {
      case .first: return measurement.selectingFirst(term.axis) ?? measurement
      case .last: return measurement.selectingLast(term.axis) ?? measurement
      case .label(let label):
        guard let index = measurement.axes[axis].index(of: label) else { return measurement }
        return measurement.selecting(axis: axis, index: index)
      case .labels, .range:
        return measurement.selecting(
          axis: axis, indices: term.choice.indices(of: measurement.axes[axis]))
      }
    }
  }
}

extension Selection.Choice {
  init(_ value: ValueReader) {
    if value.node?.items != nil {
      self = .labels(value.list(example: "[1, 10, 20]") { $0.axisLabel() })
    } else {
      let text = value.text(example: "first")
      self =
        switch text {
        case "first": .first
        case "last": .last
        default: Self.range(text) ?? .label(value.axisLabel())
        }
    }
  }

  /// Reads `1..10`.
  private static func range(_ text: String) -> Self? {
    guard let dots = text.firstRange(of: ".."), let from = Double(text[..<dots.lowerBound]),
      let to = Double(text[dots.upperBound...])
    else { return nil }
    return .range(from: from, to: to)
  }

  /// Labels that have to be there.
  var labels: [Measurement.Label] {
    switch self {
    case .first, .last, .range: []
    case .label(let label): [label]
    case .labels(let labels): labels
    }
  }

  /// Whether more than one label can be left.
  var keepsAxis: Bool {
    switch self {
    case .first, .last, .label: false
    case .labels, .range: true
    }
  }

  /// Where the labels of a list or a range stand on an axis.
  func indices(of axis: Measurement.Axis) -> [Int] {
    switch self {
    case .first, .last, .label: []
    case .labels(let labels): labels.compactMap { axis.index(of: $0) }
    case .range(let from, let to):
      axis.labels.indices.filter { index in
        guard case .number(let number) = axis.labels[index] else { return false }
        return from <= number && number <= to
      }
    }
  }
}

extension Measurement.Axis {
  /// Where a label stands. One that an author put in quotes is a text, or else the number that it reads as.
  func index(of label: Measurement.Label) -> Int? {
    if let index = labels.firstIndex(of: label) { return index }
    guard case .text(let text) = label else { return nil }
    let number = Measurement.Label(written: text)
    return number == label ? nil : labels.firstIndex(of: number)
  }

  /// The label that would be this number if it were not a text.
  fileprivate func text(readingAs number: Measurement.Label) -> String? {
    guard case .number = number else { return nil }
    return labels.lazy.compactMap { label -> String? in
      guard case .text(let text) = label, Measurement.Label(written: text) == number else {
        return nil
      }
      return text
    }.first
  }

  /// "1…20", or all labels if they are few or words.
  var summary: String {
    let names = labels.map { "'\($0)'" }
    return names.count <= 8
      ? names.joined(separator: ", ") : "\(names[0]), \(names[1]), …, \(names[names.count - 1])"
  }
}
