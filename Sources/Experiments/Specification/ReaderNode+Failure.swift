import Engine

extension ReaderNode {
  /// An error at one of this mapping's keys, or at its start if the key is not there.
  func failure(at key: String, _ message: String, notes: [String] = []) -> Diagnostics {
    let value = self[key] ?? self
    return Diagnostics([
      Diagnostic(at: value.position, length: value.length, message, notes: notes)
    ])
  }

  /// Says in an author's words why a graph cannot be built from the layers under `key`.
  func failure(_ error: GraphError, at key: String = "model") -> Diagnostics {
    if case .placed(let place, let error) = error {
      let node = node(at: place) ?? self[key] ?? self
      return node.failure(error, of: place)
    }
    let node = self[key] ?? self
    switch error {
    case .shapeMismatch(let layer, _, _) where isLoss(layer),
      .unequalShapes(let layer, _, _) where isLoss(layer):
      return (self["loss"] ?? node).failure(error, of: nil)
    case .invalidSetting(let layer, let setting, _):
      return (self[setting] ?? (isLoss(layer) ? self["loss"] : nil) ?? node).failure(error, of: nil)
    default: return node.failure(error, of: nil)
    }
  }

  private func isLoss(_ layer: String) -> Bool {
    layer == "loss" || Terms.losses.keys.contains(layer)
  }

  /// The error at this value, which stands at a place of the experiment.
  private func failure(_ error: GraphError, of place: String?) -> Diagnostics {
    let start = place.map { "\($0): " } ?? ""
    var notes: [String] = []
    let message: String
    switch error {
    case .placed(_, let inner): return failure(inner, of: place)
    case .shapeMismatch(let layer, let expected, let found):
      message = "\(layer) expects \(expected), but gets \(found)"
    case .unequalShapes(let layer, let expected, let found):
      message = "\(layer) compares \(expected) targets with \(found) outputs"
      notes = ["the last layer needs as many units as there are targets for a sample"]
    case .invalidSetting(let layer, _, let reason): message = "\(layer): \(reason)"
    }
    return Diagnostics([
      Diagnostic(at: position, length: length, start + message, notes: notes)
    ])
  }

  /// The value at a place such as `model[3].branch[1]`, counted from 1. A key is looked for in a
  /// layer's mapping and in that of its kind: in `{residual: {branch: […]}}` as in
  /// `{stack: […], repeat: 3}`.
  func node(at place: String) -> ReaderNode? {
    var node = self
    for part in place.split(separator: ".") {
      let pieces = part.split(whereSeparator: { "[]".contains($0) })
      guard let key = pieces.first.map(String.init) else { return nil }
      guard let child = node[key] ?? node.entries?.first?.value[key] else { return nil }
      node = child
      for index in pieces.dropFirst() {
        guard let number = Int(index), let items = node.items, items.indices.contains(number - 1)
        else { return nil }
        node = items[number - 1]
      }
    }
    return node
  }

  /// How many layers a list of them makes, repetitions and inner layers counted; far more than fit
  /// into an `Int` if an author asks for it.
  var layerCount: Double {
    switch content {
    case .scalar: return 1
    case .sequence(let items): return items.reduce(0) { $0 + $1.layerCount }
    case .mapping(let entries):
      let repeated = self["repeat"] ?? entries.first?.value["repeat"]
      let count = (repeated?.text).flatMap(NumberSyntax.double) ?? 1
      let lists = entries.map(\.value) + (entries.first?.value.entries ?? []).map(\.value)
      let inner = lists.reduce(0) { $0 + ($1.items == nil ? 0 : $1.layerCount) }
      return Swift.max(1, count) * Swift.max(1, inner)
    }
  }
}
