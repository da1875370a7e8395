/// A vocabulary without its readers: what a reference shows of it.
public struct TermTable: Sendable {
  public struct Term: Hashable, Sendable {
    public var key: String
    public var summary: String
    /// A complete value in YAML.
    public var example: String
    public var settings: [Setting]
  }

  /// "Activations"
  public var title: String
  /// "an activation"
  public var kind: String
  /// Where such a word stands, in YAML, with `…` in its place.
  public var usage: String
  public var terms: [Term]

  public init<Value>(_ title: String, _ vocabulary: Vocabulary<Value>, usage: String) {
    self.title = title
    kind = vocabulary.kind
    self.usage = usage
    terms = vocabulary.entries.map {
      Term(key: $0.key, summary: $0.summary, example: $0.example, settings: $0.settings)
    }
  }
}

extension Terms {
  /// All vocabularies of experiments, in the order of the reference.
  public static var tables: [TermTable] {
    [
      TermTable("Datasets", datasets, usage: "data: …"),
      TermTable("Layers", layers, usage: "model: […, …]"),
      TermTable("Activations", activations, usage: "model: [{dense: 64, activation: …}]"),
      TermTable("Initialisers", initializers, usage: "init: …"),
      TermTable("Losses", losses, usage: "loss: …"),
      TermTable("Optimizers", optimizers, usage: "optimizer: …"),
      TermTable("Schedules", schedules, usage: "optimizer: {sgd: {rate: …}}"),
      TermTable("Limits", limits, usage: "clip: …"),
      TermTable("Pre-training", pretraining, usage: "pretrain: …"),
      TermTable("Probes", probes, usage: "record: […, …]"),
    ]
  }
}
