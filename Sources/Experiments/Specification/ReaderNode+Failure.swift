import Engine

extension ReaderNode {
  /// An error at one of this mapping's keys, or at its start if the key is not there.
  func failure(at key: String, _ message: String, notes: [String] = []) -> Diagnostics {
    let value = self[key] ?? self
    return Diagnostics([
      Diagnostic(at: value.position, length: value.length, message, notes: notes)
    ])
  }

  /// Says in an author's words why a graph cannot be built.
  func failure(_ error: GraphError) -> Diagnostics {
    switch error {
    case .shapeMismatch(let layer, let expected, let found):
      failure(at: key(of: layer), "\(layer) expects \(expected), but gets \(found)")
    case .unequalShapes(let layer, let expected, let found):
      failure(
        at: key(of: layer), "\(layer) compares \(expected) targets with \(found) outputs",
        notes: ["the last layer needs as many units as there are targets for a sample"])
    case .invalidSetting(let layer, let setting, let reason):
      failure(at: self[setting] == nil ? key(of: layer) : setting, "\(layer): \(reason)")
    }
  }

  /// Losses are found under their own key, layers in the model.
  private func key(of layer: String) -> String {
    layer == "loss" || Terms.losses.keys.contains(layer) ? "loss" : "model"
  }
}
