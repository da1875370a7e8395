/// The settings an experiment varies: a grid, with an axis for each key.
///
/// A key is a path from the top of the experiment, as in `optimizer.sgd.rate`, or a key that stands
/// anywhere in the model, as in `activation`; then it is varied in every layer that has it.
struct Sweep: Sendable {
  struct Axis: Sendable {
    /// The last part of the key: `rate`. Selectors know the axis by this name.
    var name: String
    var path: [String]
    var key: SourcePosition
    var values: [ReaderNode]
    var labels: [Measurement.Label]
  }

  /// One point of the grid: an index into the values of each axis.
  typealias Indices = [Int]

  var axes: [Axis] = []

  /// All points of the grid, the last axis running fastest.
  var points: [Indices] {
    axes.reduce([[]]) { points, axis in
      points.flatMap { point in axis.values.indices.map { point + [$0] } }
    }
  }

  /// A sweep has at most this many points.
  static let largestCount = 1000

  init() {}

  init(_ value: ValueReader) {
    let entries = value.dictionary(example: "{activation: [sigmoid, relu]}") { key, values in
      (key, values, values.list(example: "[sigmoid, relu]") { $0 })
    }
    for (key, _, items) in entries {
      let path = (key.node?.text ?? "").split(separator: ".").map(String.init)
      let values = items.compactMap(\.node)
      let labels = values.map(Self.label)
      axes.append(
        Axis(
          name: path.last ?? "", path: path, key: key.position, values: values, labels: labels))
      Self.checkDistinct(labels, items)
      if axes.dropLast().contains(where: { $0.name == path.last }) || path.last == "seed" {
        key.report("two axes cannot have the name '\(path.last ?? "")'")
      }
    }
    if axes.reduce(1, { $0 * max(1, $1.values.count) }) > Self.largestCount {
      value.report("a sweep is limited to \(Self.largestCount) points")
    }
  }

  /// A number stays a number, a word a word; a mapping such as `{leaky-relu: 0.01}` becomes
  /// `leaky-relu 0.01`.
  private static func label(_ node: ReaderNode) -> Measurement.Label {
    switch node.content {
    case .scalar(let scalar):
      return NumberSyntax.double(scalar.text).map { .number($0) } ?? .text(scalar.text)
    case .sequence(let items):
      return .text(items.map { label($0).description }.joined(separator: " "))
    case .mapping(let entries):
      return .text(
        entries.map { "\($0.key) \(label($0.value))" }.joined(separator: " "))
    }
  }

  private static func checkDistinct(_ labels: [Measurement.Label], _ items: [ValueReader]) {
    for (i, item) in items.enumerated() where labels[..<i].contains(labels[i]) {
      item.report("the value '\(labels[i])' stands twice in this sweep")
    }
  }

  /// The experiment's tree with the values of one point in place.
  ///
  /// - Throws: If a key is neither one of the experiment's own nor one of its model's.
  func apply(_ point: Indices, to node: ReaderNode) throws(Diagnostics) -> ReaderNode {
    var node = node
    for (axis, index) in zip(axes, point) {
      let value = axis.values[index]
      if ExperimentReader.keys.contains(axis.path[0]) {
        node.set(value, at: axis.path[...])
      } else if let model = node["model"], let changed = model.replacing(axis.name, with: value) {
        node.set(changed, at: ["model"])
      } else {
        throw Diagnostics([unknownKey(axis, in: node)])
      }
    }
    return node
  }

  private func unknownKey(_ axis: Axis, in node: ReaderNode) -> Diagnostic {
    let known = ExperimentReader.keys + (node["model"]?.allKeys ?? [])
    let path = axis.path.joined(separator: ".")
    return Diagnostic(
      at: axis.key, length: path.count,
      "nothing to sweep: no layer of the model has the key '\(path)'",
      suggestion: SpellingSuggestion.nearest(path, among: known),
      notes: ["a sweep names a key of the experiment (optimizer.sgd.rate) or one its model uses"])
  }
}
