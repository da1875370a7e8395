import Experiments

/// Names to show instead of the ones that metrics and labels give: `{constant 0.9: w = 0.9}`.
struct ShownNames: Sendable {
  private var names: [(name: String, shown: String)] = []

  init(_ value: ValueReader?) {
    names =
      value?.dictionary(example: "{constant 0.9: w = 0.9}") { name, shown in
        (name.node?.text ?? "", shown.text())
      } ?? []
  }

  /// What to show for the first of some names that the author renamed, or the first one as it is.
  func shown(_ name: String, or alternatives: String...) -> String {
    let all = [name] + alternatives
    return names.first { all.contains($0.name) }?.shown ?? name
  }
}

extension ValueReader {
  /// Reads `linear` or `log`.
  var isLogScale: Bool { choice(among: ["linear", "log"]) == "log" }
}
