/// A key of an experiment, as the reference explains it.
public struct ExperimentKey: Hashable, Sendable {
  public let name: String
  /// One sentence for the reference page.
  public let summary: String
  /// The key with a value, in YAML.
  public let example: String
  /// Whether every experiment must have it.
  public let isRequired: Bool

  init(_ name: String, _ summary: String, example: String, isRequired: Bool = false) {
    self.name = name
    self.summary = summary
    self.example = example
    self.isRequired = isRequired
  }
}

extension Terms {
  /// The keys of an experiment, in the order of the reference.
  public static let experimentKeys: [ExperimentKey] = [
    .init(
      "based-on",
      "Another experiment that this one repeats but for the keys given here: one of its own, a path such as"
        + " optimizer.sgd.rate, or a key its layers use. A key with nothing behind it takes a setting away.",
      example: "based-on: deep-sigmoid"),
    .init("data", "The dataset.", example: "data: {spirals: {samples: 512}}", isRequired: true),
    .init(
      "model", "The layers, from the input to the output.",
      example: "model: [{dense: 64, activation: sigmoid, repeat: 20}, {dense: 1}]",
      isRequired: true),
    .init(
      "adversarial",
      "A generator of samples, for which the model becomes the critic that tells them from real ones.",
      example:
        "adversarial: {generator: [{dense: 64, activation: relu}, {dense: 2}], noise: 2, critic-steps: 5}"
    ),
    .init(
      "init", "How weights start, in all layers that do not say it themselves; else xavier.",
      example: "init: he"),
    .init(
      "pretrain", "Trains layer by layer before the training proper.",
      example: "pretrain: {autoencoder: {epochs: 5, rate: 0.1}}"),
    .init(
      "loss", "What training minimizes.", example: "loss: binary-cross-entropy", isRequired: true),
    .init(
      "optimizer", "How gradients change the parameters; without one nothing is learned.",
      example: "optimizer: {sgd: {rate: 0.1}}"),
    .init(
      "freeze", "The layers whose parameters stay as they are, by number.",
      example: "freeze: [1, 2]"),
    .init(
      "clip", "Limits on gradients and weights, one or a list; none for no limit.",
      example: "clip: {norm: 1}"),
    .init(
      "regularize", "Penalties l1 and l2, decay and max-norm, for layers whose name matches.",
      example: "regularize: {l2: 1e-4, layers: \"dense*\"}"),
    .init("batch", "Samples in a step; else all.", example: "batch: 128"),
    .init(
      "hold-out",
      "How many samples are kept out of training, for held-out-loss and held-out-accuracy: of a csv or idx file or a "
        + "table drawn at random, from each class in proportion, else the last ones, since samples that are made come "
        + "in a random order, and windows of a text from random places; 'choose: random' or 'choose: last' says it.",
      example: "hold-out: {samples: 128, choose: random}"),
    .init(
      "shuffle", "Whether samples come in a new order in each epoch; else true.",
      example: "shuffle: false"),
    .init("steps", "Updates of the parameters; else 0.", example: "steps: 2000"),
    .init(
      "precision", "float, which is the default, or double.", example: "precision: double"),
    .init(
      "subnormals",
      "What becomes of float results below the smallest normal number, 1.2e-38: flush, which is the default, stores"
        + " them as zero; keep lets them shrink to 1.4e-45, at many times the cost on most processors.",
      example: "subnormals: keep"),
    .init(
      "record",
      "What to measure, and when: every 10, log-spaced, first, last or a list of steps.",
      example: "record: {loss: every 10, gradient-norm: first}", isRequired: true),
    .init(
      "seeds", "How often the experiment is repeated with other random numbers; else once.",
      example: "seeds: 5"),
    .init(
      "sweep", "What to vary: a grid of keys with lists of values, or a list of labelled variants.",
      example: "sweep: [{label: plain}, {label: clipped, clip: {norm: 1}}]"),
    .init(
      "budget", "What each run may take at most; else 10 minutes and 2048 MB.",
      example: "budget: {minutes: 30, megabytes: 4096}"),
    .init(
      "expect", "Declares that runs diverge, which is an error otherwise.",
      example: "expect: diverges"),
  ]
}
