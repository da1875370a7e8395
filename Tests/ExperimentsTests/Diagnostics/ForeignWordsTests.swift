import Testing

@testable import Experiments

@Suite struct ForeignWordsTests {
  /// Every word of the language: keys of an experiment, words of all vocabularies, their settings and choices.
  private static let known: Set<String> = {
    var words = Set(Terms.experimentKeys.map(\.name))
    for table in Terms.tables {
      for term in table.terms {
        words.insert(term.key)
        for setting in term.settings {
          words.insert(setting.key)
          if case .choice(let choices) = setting.expectation?.shape { words.formUnion(choices) }
        }
      }
    }
    return words.union(["float", "double"])
  }()

  @Test func leadToWordsThatExist() {
    for (word, meanings) in ForeignWords.table.sorted(by: { $0.key < $1.key }) {
      let own = meanings.filter { Self.known.contains($0) }
      #expect(!own.isEmpty, "'\(word)' leads to \(meanings)")
    }
  }

  @Test func areComparedByLettersAndDigits() {
    #expect(ForeignWords.meanings(of: "BCEWithLogitsLoss") == ["binary-cross-entropy"])
    #expect(
      ForeignWords.table.keys.allSatisfy {
        $0 == $0.lowercased().filter { $0.isLetter || $0.isNumber }
      })
  }

  private static let base = """
    data: {moons: {samples: 8}}
    model: [{dense: 4, activation: tanh}, {dense: 1}]
    loss: binary-cross-entropy
    optimizer: {sgd: {rate: 0.1}}
    steps: 5
    record: loss
    """

  @Test(arguments: [
    ("steps: 5", "epochs: 5", "steps"), ("rate: 0.1", "lr: 0.1", "rate"),
    ("rate: 0.1", "learning_rate: 0.1", "rate"),
    ("loss: binary-cross-entropy", "loss: bce", "binary-cross-entropy"),
    ("loss: binary-cross-entropy", "loss: BCEWithLogitsLoss", "binary-cross-entropy"),
    ("loss: binary-cross-entropy", "loss: cross_entropy", "softmax-cross-entropy"),
    ("loss: binary-cross-entropy", "loss: nll", "softmax-cross-entropy"),
    ("loss: binary-cross-entropy", "loss: MSELoss", "mse"),
    ("{dense: 1}", "{linear: 1}", "dense"), ("{dense: 1}", "{hidden: 1}", "dense"),
    ("{dense: 1}", "{dropout_rate: 0.5}", "dropout"), ("{dense: 1}", "{fc: 1}", "dense"),
    ("activation: tanh", "activation: linear", "identity"),
    ("activation: tanh", "activation: swish", "silu"),
    ("{sgd: {rate: 0.1}}", "{Adam: {rate: 0.1}}", "adam"),
    ("{sgd: {rate: 0.1}}", "{adamw: {rate: 0.1, weight_decay: 0.1}}", "decay"),
    ("steps: 5", "steps: 5\nbatch_size: 4", "batch"),
    ("steps: 5", "steps: 5\nweight_decay: 4", "regularize"),
    ("model: [", "layers: [", "model"), ("loss: binary", "criterion: binary", "loss"),
    ("record: loss", "record: val_loss", "held-out-loss"),
    ("record: loss", "metrics: loss", "record"),
    ("moons", "make_moons", "moons"), ("steps: 5", "steps: 5\nvalidation_split: 0.2", "hold-out"),
    ("steps: 5", "steps: 5\nseed: 7", "seeds"),
    ("steps: 5", "steps: 5\ndtype: float64", "precision"),
    ("steps: 5", "steps: 5\ninit: kaiming_normal", "he"),
  ])
  func areAnsweredWithOurs(old: String, new: String, suggestion: String) throws {
    #expect(Self.base.contains(old))
    let yaml = Self.base.replacing(old, with: new, maxReplacements: 1)
    let error = #expect(throws: Diagnostics.self) { try PlannedExperimentTests.plan(yaml) }
    #expect(error?.all.contains { $0.suggestion == suggestion } == true, "\(error?.all ?? [])")
  }

  /// Words that have no key where they were written are answered with the place of their meaning.
  @Test(arguments: [
    ("steps: 5", "steps: 5\nlr: 0.1", "optimizer: {sgd: {rate: 0.1}}"),
    ("{rate: 0.1}", "{rate: 0.1, momentum: 0.9}", "{momentum: {rate: 0.1, momentum: 0.9}}"),
    ("{sgd: {rate: 0.1}}", "{adam: {rate: 0.1, weight_decay: 0.1}}", "regularize: {l1"),
    ("{sgd: {rate: 0.1}}", "{adam: {rate: 0.1, l1: 0.1}}", "regularize: {l1"),
    ("steps: 5", "steps: 5\nscheduler: cosine", "{cosine: {from: 0.1, steps: 2000}}"),
    ("steps: 5", "steps: 5\ndropout: 0.5", "{dropout: 0.5}"),
    ("steps: 5", "steps: 5\nunits: 64", "{dense: 64"),
    ("steps: 5", "steps: 5\nl1: 1e-4", "regularize: {l1"),
    ("steps: 5", "steps: 5\nactivation: relu", "activation: relu"),
  ])
  func areAnsweredWithTheirPlace(old: String, new: String, note: String) throws {
    let yaml = Self.base.replacing(old, with: new, maxReplacements: 1)
    let error = #expect(throws: Diagnostics.self) { try PlannedExperimentTests.plan(yaml) }
    #expect(error?.all.first?.notes.first?.contains(note) == true, "\(error?.all ?? [])")
  }

  @Test func placesAreComparedByLettersAndDigits() {
    for (words, note) in ForeignWords.places {
      #expect(!note.isEmpty)
      #expect(words.allSatisfy { $0 == $0.lowercased().filter { $0.isLetter || $0.isNumber } })
    }
  }

  @Test(arguments: [
    ("steps: 5", "steps：5", "steps: 5"), ("steps: 5", "steps： 5", "steps: 5"),
    ("{rate: 0.1}", "{rate：0.1}", "rate: 0.1"),
    ("loss: binary-cross-entropy", "loss：｛huber： 1｝", "loss: {huber: 1}"),
  ])
  func signsOfFullWidthAreAnsweredWithOurs(old: String, new: String, suggestion: String) {
    let yaml = Self.base.replacing(old, with: new, maxReplacements: 1)
    let error = #expect(throws: Diagnostics.self) { try PlannedExperimentTests.plan(yaml) }
    #expect(error?.all.first?.message.contains("signs of full width") == true)
    #expect(error?.all.first?.suggestion == suggestion, "\(error?.all ?? [])")
  }
}
