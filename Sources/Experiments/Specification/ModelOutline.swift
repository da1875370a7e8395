import Engine

/// A model as its author wrote it, part by part, with the shape of what leaves each.
public struct ModelOutline: Hashable, Sendable {
  public struct Part: Hashable, Sendable {
    /// `dense 64`, `batch-norm`.
    public var name: String
    /// What else the author says of it: `sigmoid`.
    public var settings: String
    /// How often it stands there, one after the other.
    public var count: Int
    /// The shape of what leaves it; nil inside a branch or a stack.
    public var shape: Shape?
    /// The layers whose result a residual block adds to its input.
    public var branch: [Part]
    /// The layers of a stack.
    public var layers: [Part]
  }

  public var input: Shape
  public var parts: [Part]

  /// The list `model` of an experiment, with the shapes that its network found.
  init(_ model: ReaderNode, of network: Network) {
    input = network.input.shape
    parts = model.items?.map(Part.init) ?? []
    var end = 0
    for index in parts.indices {
      end += parts[index].count
      if end <= network.stackShapes.count { parts[index].shape = network.stackShapes[end - 1] }
    }
  }
}

extension ModelOutline.Part {
  fileprivate init(_ node: ReaderNode) {
    let first = node.entries?.first
    // Settings stand in the kind's own braces, beside it, or both.
    let all = (first?.value.entries ?? []) + (node.entries?.dropFirst() ?? [])
    let argument = first?.value.text ?? all.first { Self.main.contains($0.key) }?.value.text
    name = [first?.key ?? node.text ?? "", argument ?? ""].filter { !$0.isEmpty }
      .joined(separator: " ")
    settings = all.filter { !Self.main.contains($0.key) && !Self.structure.contains($0.key) }
      .compactMap(Self.setting).joined(separator: ", ")
    count = all.first { $0.key == "repeat" }?.value.text.flatMap { Int($0) } ?? 1
    shape = nil
    let kind = first?.key
    let inner = first?.value.items ?? []
    branch = (all.first { $0.key == "branch" }?.value.items ?? (kind == "residual" ? inner : []))
      .map(Self.init)
    layers = (all.first { $0.key == "layers" }?.value.items ?? (kind == "stack" ? inner : []))
      .map(Self.init)
  }

  /// Keys of a main argument, which belongs to the name.
  private static let main = ["units", "function", "probability", "filters"]
  /// Keys that the outline itself shows.
  private static let structure = ["repeat", "branch", "layers"]

  /// `sigmoid` of `activation: sigmoid`, `scale rezero` of `scale: rezero`.
  private static func setting(_ entry: ReaderNode.Entry) -> String? {
    let value =
      entry.value.text
      ?? entry.value.entries?.map { [$0.key, $0.value.text ?? ""].joined(separator: " ") }
      .joined(separator: ", ")
    return value.map { entry.key == "activation" ? $0 : "\(entry.key) \($0)" }
  }
}

extension PlannedExperiment {
  /// The model at the first point of the sweep with some labels, of which there may be none.
  public func outline(where labels: [String: Measurement.Label] = [:]) -> ModelOutline? {
    let point = points.first { point in
      zip(sweepAxes, point.indices).allSatisfy { axis, index in
        labels[axis.name].map { $0 == axis.labels[index] } ?? true
      }
    }
    return point?.outline
  }
}
