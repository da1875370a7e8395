import Experiments

/// Names to show instead of the ones that metrics and labels give: `{constant 0.9: w = 0.9}`.
struct ShownNames: Sendable {
  private var names: [(name: String, shown: String)] = []

  init(_ value: ValueReader?) {
    names =
      value?.dictionary(example: "{constant 0.9: w = 0.9}") { name, shown in
        (name.node?.text ?? "", shown.label())
      } ?? []
  }

  /// What to show for the first of some names that the author renamed, or the first one as it is, its formulas
  /// as text.
  func shown(_ name: String, or alternatives: String...) -> String {
    let all = [name] + alternatives
    return names.first { all.contains($0.name) }?.shown ?? LabelText.text(of: name)
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
