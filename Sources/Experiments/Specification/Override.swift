/// A setting that takes the place of another: at a point of a sweep, or in an experiment based on another.
///
/// A key is one of the experiment's own and replaces all below it (`model`), a path from there
/// (`optimizer.sgd.rate`), or a key that stands anywhere in the model (`activation`); then it is replaced in
/// every layer that has it. A key with nothing after its colon takes the setting away.
struct Override: Hashable, Sendable {
  var path: [String]
  var key: SourcePosition
  var value: ReaderNode

  init(_ path: String, at key: SourcePosition, _ value: ReaderNode) {
    self.path = path.split(separator: ".").map(String.init)
    self.key = key
    self.value = value
  }

  init(_ entry: ReaderNode.Entry) {
    self.init(entry.key, at: entry.keyPosition, entry.value)
  }

  /// The last part of the key: `rate`.
  var name: String { path.last ?? "" }

  /// - Throws: If the key is neither one of the experiment's own nor one of its model's, or its path leads
  ///   through a list.
  func apply(to node: inout ReaderNode) throws(Diagnostics) {
    if ExperimentReader.keys.contains(path.first ?? "") {
      try checkPath(in: node)
      guard !value.isNothing else {
        node.remove(path[...])
        return
      }
      node.set(value, at: path[...], for: key)
    } else if let model = node["model"], let changed = model.replacing(name, with: value) {
      node.set(changed, at: ["model"], for: key)
    } else {
      throw Diagnostics([unknownKey(in: node)])
    }
  }

  /// The items of a list have no keys of their own.
  private func checkPath(in node: ReaderNode) throws(Diagnostics) {
    var value = node
    for (index, part) in path.enumerated() {
      if value.items != nil {
        let list = path[..<index].joined(separator: ".")
        let isShared = node["model"]?.allKeys.contains(name) ?? false
        throw Diagnostics([
          Diagnostic(
            at: key, length: path.joined(separator: ".").count,
            "'\(list)' is a list, in which no key '\(part)' can be replaced",
            suggestion: list == "model" && isShared ? name : nil,
            notes: [
              list == "model"
                ? "a key of the layers alone, such as 'activation', is replaced in every layer that has it; a "
                  + "variant may give the whole model"
                : "give the whole list as the value of '\(list)'"
            ])
        ])
      }
      guard let next = value[part] else { return }
      value = next
    }
  }

  private func unknownKey(in node: ReaderNode) -> Diagnostic {
    let known = ExperimentReader.keys + (node["model"]?.allKeys ?? [])
    let path = path.joined(separator: ".")
    return Diagnostic(
      at: key, length: path.count,
      "nothing to replace: neither the experiment nor a layer of its model has the key '\(path)'",
      suggestion: SpellingSuggestion.nearest(path, among: known),
      notes: [ForeignWords.place(of: name)].compactMap(\.self)
        + ["a key is one of the experiment (optimizer.sgd.rate) or one its model uses"])
  }
}
