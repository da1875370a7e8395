import Experiments

/// Names to show instead of the ones that metrics and labels give: `{constant 0.9: w = 0.9}`.
struct ShownNames: Sendable {
  private struct Name {
    var name: String
    var shown: String
    var position: SourcePosition
    var length: Int
  }

  private var names: [Name] = []

  init(_ value: ValueReader?) {
    names =
      value?.dictionary(example: "{constant 0.9: w = 0.9}") { name, shown in
        Name(
          name: name.node?.text ?? "", shown: shown.label(), position: name.position,
          length: name.node?.length ?? 1)
      } ?? []
  }

  /// What to show for the first of some names that the author renamed, or the first one as it is, its formulas
  /// as text.
  func shown(_ name: String, or alternatives: String...) -> String {
    let all = [name] + alternatives
    return names.first { all.contains($0.name) }?.shown ?? LabelText.text(of: name)
  }

  /// Names given to what a figure cannot have: no word of them is that of a metric, an axis or a label, or any of
  /// some others.
  func warnings(
    among experiments: [ResultSchema.Experiment], or others: [String]
  ) -> [Diagnostic] {
    guard !names.isEmpty else { return [] }
    let metrics = experiments.flatMap(\.metrics)
    let axes = metrics.flatMap(\.axes)
    let known =
      experiments.map(\.name) + metrics.flatMap { [$0.name, MetricLabel.label(of: $0.name)] }
      + axes.map(\.name) + axes.flatMap { $0.labels.map(\.description) } + others
    let words = Set(known.flatMap(Self.words))
    return names.filter { words.isDisjoint(with: Self.words(of: $0.name)) }.map { unknown in
      Diagnostic(
        .warning, at: unknown.position, length: unknown.length,
        "nothing in this figure is called '\(unknown.name)'",
        suggestion: SpellingSuggestion.nearest(unknown.name, among: known))
    }
  }

  private static func words(of text: String) -> [String] {
    let words = text.split { " ,=:".contains($0) }.map(String.init)
    return words.isEmpty ? [text] : words
  }

  /// Formulas in labels of a sweep that cannot be shown, and have no other name.
  func check(_ axes: [Measurement.Axis], at position: SourcePosition) -> [Diagnostic] {
    axes.flatMap { axis in
      axis.labels.compactMap { label -> Diagnostic? in
        guard case .text(let text) = label, !names.contains(where: { $0.name == text }),
          let loss = LabelText.loss(in: text)
        else { return nil }
        return Diagnostic(
          at: position, "the label '\(text)' cannot be drawn: \(loss.message)",
          notes: ["give it another name, as in labels: {\"\(text)\": …}"])
      }
    }
  }
}

extension ValueReader {
  /// Reads `linear` or `log`.
  var isLogScale: Bool { choice(among: ["linear", "log"]) == "log" }
}
