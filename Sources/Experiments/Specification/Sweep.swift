/// The settings an experiment varies: a grid with an axis for each key, a list of variants, or both.
///
///     sweep: {activation: [sigmoid, relu], optimizer.sgd.rate: [0.1, 0.01]}
///     sweep:
///       - {label: plain}
///       - {label: clipped, clip: {norm: 1}, steps: 500}
///
/// A variant changes any number of settings at once. Beside a grid, the list stands under the key `variant`,
/// which is also what selectors call its axis.
struct Sweep: Sendable {
  struct Axis: Sendable {
    /// The last part of the key: `rate`. Selectors know the axis by this name.
    var name: String
    var labels: [Measurement.Label] = []
    /// What is replaced at each label.
    var overrides: [[Override]] = []
    /// Where each variant stands; empty for a grid.
    var places: [SourcePosition] = []
  }

  /// One point of the grid: an index into the labels of each axis.
  typealias Indices = [Int]

  var axes: [Axis] = []

  /// All points of the grid, the last axis running fastest.
  var points: [Indices] {
    axes.reduce([[]]) { points, axis in
      points.flatMap { point in axis.labels.indices.map { point + [$0] } }
    }
  }

  /// A sweep has at most this many points.
  static let largestCount = 1000
  /// What selectors call the axis of the variants.
  static let variantName = "variant"
  /// What all points of a sweep have in common.
  private static let sharedKeys: Set = [
    "seeds", "sweep", "expect", "budget", "record", "based-on",
  ]

  init() {}

  init(_ value: ValueReader) {
    if value.node?.items != nil {
      axes = [Self.variants(value)]
    } else {
      let found = value.dictionary(example: "{activation: [sigmoid, relu]}") { key, values in
        let name = key.node?.text ?? ""
        return (key, name == Self.variantName ? Self.variants(values) : Self.grid(key, values))
      }
      for (key, axis) in found {
        if axes.contains(where: { $0.name == axis.name }) || axis.name == "seed" {
          key.report("two axes cannot have the name '\(axis.name)'")
        }
        axes.append(axis)
      }
    }
    // Counted without overflow, however many axes there are.
    if axes.reduce(1, { min($0, Self.largestCount + 1) * max(1, $1.labels.count) })
      > Self.largestCount
    {
      value.report("a sweep is limited to \(Self.largestCount) points")
    }
  }

  private static func grid(_ key: ValueReader, _ values: ValueReader) -> Axis {
    let path = key.node?.text ?? ""
    let items = values.list(example: "[sigmoid, relu]") { $0 }
    checkShared(path, key)
    let overrides = items.compactMap(\.node).map { Override(path, at: key.position, $0) }
    let labels = overrides.map { label($0.value) }
    checkDistinct(labels, items)
    return Axis(
      name: path.split(separator: ".").last.map(String.init) ?? "", labels: labels,
      overrides: overrides.map { [$0] })
  }

  private static func variants(_ value: ValueReader) -> Axis {
    var axis = Axis(name: variantName)
    let example = "{label: clipped, clip: {norm: 1}}"
    let items = value.list(example: "[{label: plain}, \(example)]") { $0 }
    for item in items {
      guard let entries = item.node?.entries else {
        item.mismatch(expected: "a label with what it changes", example: example)
        continue
      }
      let label = entries.first { $0.key == "label" && !$0.value.isNothing }
      axis.places.append(item.position)
      if label == nil { item.report("this variant has no label", notes: ["write \(example)"]) }
      axis.labels.append(label.map { Self.label($0.value) } ?? .text(""))
      let changes = item.dictionary { key, _ in key }.filter { $0.node?.text != "label" }
      for key in changes { checkShared(key.node?.text ?? "", key) }
      axis.overrides.append(entries.filter { $0.key != "label" }.map { Override($0) })
    }
    if axis.labels.count == items.count { checkDistinct(axis.labels, items) }
    return axis
  }

  private static func checkShared(_ path: String, _ key: ValueReader) {
    let name = path.split(separator: ".").first.map(String.init) ?? ""
    if sharedKeys.contains(name) { key.report("all points of a sweep have the same '\(name)'") }
  }

  /// A number stays a number, a word a word; a mapping such as `{leaky-relu: 0.01}` becomes
  /// `leaky-relu 0.01`.
  private static func label(_ node: ReaderNode) -> Measurement.Label {
    switch node.content {
    case .scalar(let scalar):
      // What is in quotes is a text: "2.10" is not 2.1.
      return scalar.isQuoted ? .text(scalar.text) : Measurement.Label(written: scalar.text)
    case .sequence(let items):
      return .text(items.map { label($0).description }.joined(separator: " "))
    case .mapping(let entries):
      return .text(
        entries.map { "\($0.key) \(label($0.value))" }.joined(separator: " "))
    }
  }

  private static func checkDistinct(_ labels: [Measurement.Label], _ items: [ValueReader]) {
    var known: Set<Measurement.Label> = []
    var shown: [String: Measurement.Label] = [:]
    for (item, label) in zip(items, labels) {
      let text = label.description.trimmed
      if !known.insert(label).inserted {
        item.report("the value '\(label)' stands twice in this sweep")
      } else if text.isEmpty, case .text = label {
        item.report("a label that is empty names nothing")
      } else if let other = shown[text], other.description != label.description {
        item.report("the values '\(other)' and '\(label)' differ only by spaces")
      }
      shown[text] = label
    }
  }

  /// The experiment's tree with the values of one point in place.
  ///
  /// - Throws: If a key is neither one of the experiment's own nor one of its model's.
  func apply(_ point: Indices, to node: ReaderNode) throws(Diagnostics) -> ReaderNode {
    var node = node
    for (axis, index) in zip(axes, point) {
      for override in axis.overrides[index] { try override.apply(to: &node) }
    }
    return node
  }
}
