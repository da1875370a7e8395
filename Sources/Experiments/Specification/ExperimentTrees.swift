/// The experiments of a book as they were written, where one may be based on another and all on defaults.
public struct ExperimentTrees: Sendable {
  private let directives: [String: ExperimentDirective]

  public init(_ directives: [ExperimentDirective] = []) {
    self.directives = Dictionary(
      directives.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What the directive says, on top of what it is based on and of the defaults.
  ///
  /// - Throws: Broken YAML, a base that is not there or leads back to the experiment, or a key that
  ///   replaces nothing.
  func tree(of directive: ExperimentDirective) throws(Diagnostics) -> ReaderNode {
    try tree(of: directive, below: [])
  }

  /// The keys that the directive gives itself.
  func ownKeys(of directive: ExperimentDirective) throws(Diagnostics) -> [String: ReaderNode.Entry]
  {
    let entries = try YAMLReader.parse(directive.body).entries ?? []
    return Dictionary(entries.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func tree(
    of directive: ExperimentDirective, below derived: [String]
  ) throws(Diagnostics) -> ReaderNode {
    let own = try YAMLReader.parse(directive.body)
    var tree = own
    if let base = own["based-on"] {
      tree = try self.tree(
        of: try self.base(base, of: derived + [directive.name]), below: derived + [directive.name])
      tree.position = own.position
      for entry in own.entries ?? [] where entry.key != "based-on" {
        try Override(entry).apply(to: &tree)
      }
    }
    for defaults in directive.defaults { tree.fill(from: defaults.node) }
    return tree
  }

  private func base(
    _ value: ReaderNode, of derived: [String]
  ) throws(Diagnostics) -> ExperimentDirective {
    let name = value.text ?? ""
    if derived.contains(name) { throw error(at: value, "'\(name)' would be based on itself") }
    guard let found = directives[name] else {
      throw error(
        at: value, "no experiment '\(name)' in this book",
        suggestion: SpellingSuggestion.nearest(name, among: directives.keys.sorted()))
    }
    return found
  }

  private func error(
    at value: ReaderNode, _ message: String, suggestion: String? = nil
  ) -> Diagnostics {
    Diagnostics([
      Diagnostic(at: value.position, length: value.length, message, suggestion: suggestion)
    ])
  }
}

/// Settings for all experiments of a chapter or of the book that do not say otherwise.
public struct ExperimentDefaults: Hashable, Sendable {
  let node: ReaderNode

  /// Reads `{seeds: 5, precision: double}`; their values are checked where they are used.
  public init(_ value: ValueReader) {
    let names = ExperimentReader.keys.filter { $0 != "based-on" }
    _ = value.dictionary(example: "{seeds: 5}") { key, _ in
      let name = key.node?.text ?? ""
      guard !names.contains(name) else { return }
      key.report(
        "an experiment has no key '\(name)'",
        suggestion: SpellingSuggestion.nearest(name, among: names))
    }
    node = value.node ?? ReaderNode(.mapping([]), at: value.position)
  }
}
