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
    switch error {
    case .shapeMismatch(let layer, let expected, let found):
      failure(at: place(of: layer, key), "\(layer) expects \(expected), but gets \(found)")
    case .unequalShapes(let layer, let expected, let found):
      failure(
        at: place(of: layer, key), "\(layer) compares \(expected) targets with \(found) outputs",
        notes: ["the last layer needs as many units as there are targets for a sample"])
    case .invalidSetting(let layer, let setting, let reason):
      failure(at: self[setting] == nil ? place(of: layer, key) : setting, "\(layer): \(reason)")
    }
  }

  /// Losses are found under their own key.
  private func place(of layer: String, _ key: String) -> String {
    layer == "loss" || Terms.losses.keys.contains(layer) ? "loss" : key
  }
}
