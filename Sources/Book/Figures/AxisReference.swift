import Experiments

/// An axis that a figure draws along, as its author named it.
struct AxisReference: Sendable {
  var name: String
  var position: SourcePosition
  var length: Int

  init(_ value: ValueReader, example: String = "step") {
    name = value.name(example: example)
    position = value.position
    length = value.node?.length ?? 1
  }

  /// An axis that the author left to the figure.
  init(_ name: String, at position: SourcePosition) {
    self.name = name
    self.position = position
    length = 1
  }

  /// An error where a metric has no such axis, or a selection left none of it.
  func check(among axes: [Measurement.Axis]) -> [Diagnostic] {
    let names = axes.map(\.name).filter { $0 != "seed" }
    guard !axes.contains(where: { $0.name == name }) else { return [] }
    return [
      Diagnostic(
        at: position, length: length, "no axis '\(name)' to draw along",
        suggestion: SpellingSuggestion.nearest(name, among: names),
        notes: [
          names.isEmpty
            ? "it is a single number"
            : "there are \(names.map { "'\($0)'" }.joined(separator: ", "))"
        ])
    ]
  }
}
