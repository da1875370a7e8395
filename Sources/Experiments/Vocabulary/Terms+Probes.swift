import Engine

/// A probe with the steps the author wants it at; nil leaves that to the probe.
public struct ProbeSetting: Sendable {
  public var name: String
  public var instrument: Instrument
  public var subject = ProbeSubject.model
  public var cadence: Cadence?
}

extension Terms {
  public static let probes = Vocabulary<ProbeSetting>(
    kind: "a probe",
    entries: Array(
      [
        stateProbes, shapeProbes, updateProbes, functionProbes, adversarialProbes, weightProbes,
        costProbes, timeProbes, textProbes,
      ].joined()))

  /// The loss, and one number for each layer.
  private static let stateProbes: [Vocabulary<ProbeSetting>.Entry] = [
    probe("loss", "The loss on the batch of a step.") { _ in LossProbe() },
    probe("accuracy", "The share of the batch that is put into the right class.") { _ in
      AccuracyProbe()
    },
    probe("held-out-loss", "The loss on the samples that 'hold-out' keeps out of training.") {
      _ in HeldOutProbe(probe: LossProbe())
    },
    probe(
      "held-out-accuracy",
      "The share of the samples kept out of training that are put into the right class."
    ) { _ in HeldOutProbe(probe: AccuracyProbe()) },
    probe("gradient-norm", "‖∂L/∂W‖ of each layer: how fast its weights would learn.") { _ in
      GradientNormProbe()
    },
    probe("delta-norm", "‖∂L/∂z‖ of each layer: the error signal δ on its way back.") { _ in
      DeltaNormProbe()
    },
    probe(
      "activation-gradient-norm",
      "‖∂L/∂h‖ of each layer: what comes back to its outputs from the layers above."
    ) { _ in ActivationGradientNormProbe() },
    probe("weight-norm", "‖W‖ of each layer.") { _ in WeightNormProbe() },
    probe("parameter-value", "Each trainable number itself, or of those that 'of' names.") {
      keys in
      ParameterValueProbe(
        pattern: keys.optional("of").map { NamePattern($0.text(example: "dense1.*")) } ?? .all)
    },
    probe("preactivation-mean", "Mean of each layer's z over units and samples.") { _ in
      PreactivationMeanProbe()
    },
    probe("preactivation-std", "Standard deviation of each layer's z: √q of mean-field theory.") {
      _ in PreactivationDeviationProbe()
    },
    probe("activation-mean", "Mean of each layer's outputs over units and samples.") { _ in
      ActivationMeanProbe()
    },
    probe("activation-std", "Standard deviation of each layer's outputs.") { _ in
      ActivationDeviationProbe()
    },
  ]

  /// How the numbers of a layer are distributed.
  private static let shapeProbes = [
    probe("saturated-fraction", "The share of each layer's activations with a slope below 0.01.") {
      SaturatedFractionProbe(threshold: $0.optional("below")?.number(.positive) ?? 0.01)
    },
    probe("dead-fraction", "The share of each layer's units with slope 0 for all samples.") { _ in
      DeadFractionProbe()
    },
    probe(
      "activation-correlation",
      "The mean cosine between a layer's outputs for two samples: 1 if they all look alike."
    ) { _ in ActivationCorrelationProbe() },
    probe("sparsity", "The share of each layer's weights with a magnitude below 0.001.") {
      SparsityProbe(threshold: $0.optional("below")?.number(.positive) ?? 0.001)
    },
    probe(
      "activation-histogram",
      "How each layer's outputs are distributed; '…-outside' has what lies beyond the bins."
    ) { keys in
      HistogramProbe(subject: .activations, bins: bins(&keys, from: -3, to: 3, .linear))
    },
    probe(
      "delta-histogram",
      "How the magnitudes of each layer's ∂L/∂z are distributed; '…-outside' has zeros and the rest."
    ) { keys in
      HistogramProbe(subject: .deltas, bins: bins(&keys, from: 1e-20, to: 1, .log))
    },
    probe(
      "gradient-histogram",
      "How the magnitudes of each layer's ∂L/∂W are distributed; '…-outside' has zeros and the rest."
    ) {
      HistogramProbe(subject: .weightGradients, bins: bins(&$0, from: 1e-20, to: 1, .log))
    },
    probe("block-norm", "‖y‖ of each residual block's output: how the stream grows.") { _ in
      BlockNormProbe()
    },
    probe("block-gradient-norm", "‖∂L/∂y‖ of each residual block's output.") { _ in
      BlockGradientNormProbe()
    },
  ]

  /// What an update does.
  private static let updateProbes = [
    probe("update-ratio", "‖ΔW‖/‖W‖ of each layer for the update of this step.") { _ in
      UpdateRatioProbe()
    },
    probe("penalty", "What L1 and L2 regularization add to the loss.") { _ in PenaltyProbe() },
    probe("global-gradient-norm", "‖g‖ over all parameters before clipping.") { _ in
      GlobalGradientNormProbe(isClipped: false)
    },
    probe("clipped-gradient-norm", "‖g‖ over all parameters after clipping.") { _ in
      GlobalGradientNormProbe(isClipped: true)
    },
    probe("clip-cosine", "The cosine of the angle by which clipping turns the gradient.") { _ in
      ClipCosineProbe()
    },
    probe("smoothness", "‖Δg‖/‖Δθ‖ for the update of a step: how fast the gradient changes.") { _ in
      SmoothnessProbe()
    },
    probe("clipped-share", "The share of what clipping limits that it cuts at a step.") { _ in
      ClippedShareProbe()
    },
  ]

  /// The network as a function of its input or its parameters.
  private static let functionProbes =
    [
      probe("lesion-accuracy", "The accuracy that is left when one layer or block is deleted.") {
        _ in
        LesionProbe()
      },
      probe(
        "path-gradient-norm", "The gradient through single paths of a residual network, by length."
      ) {
        PathLengthProbe(
          count: $0.optional("paths")?.integer(in: 1...10_000, example: 20) ?? 20,
          seed: $0.optional("seed")?.integer(in: 0...Int.max) ?? 0)
      },
      probe("jacobian-singular-values", "The singular values of ∂y/∂x at the first sample.") { _ in
        JacobianProbe()
      },
      probe("input-gradient", "∂(Σ y)/∂x at each sample of the batch.") { _ in InputGradientProbe()
      },
      probe("input-gradient-norm", "Mean over the batch of ‖∂(Σ y)/∂x‖: the slope of the network.")
      {
        _ in InputGradientNormProbe()
      },
      probe("gradient-correlation", "The mean cosine of ∂(Σ y)/∂x between two samples.") { _ in
        GradientCorrelationProbe()
      },
    ] + landscapeProbes

  static func bins(
    _ keys: inout MappingReader, from lower: Double, to upper: Double, _ scale: Bins.Scale
  ) -> Bins {
    let bounds: NumericBounds = scale == .log ? .positive : .any
    let start = keys.optional("from")
    let lower = start?.number(bounds) ?? lower
    let end = keys.optional("to")
    let upper = end?.number(bounds) ?? max(upper, lower + 1)
    if upper <= lower { (end ?? start)?.report("'to' must be above 'from'") }
    if !(upper - lower).isFinite { end?.report("'from' and 'to' are too far apart") }
    return Bins(
      count: keys.optional("bins")?.integer(in: 2...1000, example: 60) ?? 60, lower: lower,
      upper: upper, scale: scale)
  }

  /// A probe with the keys that all have: `when` to measure, in which `network`, and its name (`as`).
  static func probe(
    _ key: String, _ summary: String, example: String? = nil,
    _ make: @escaping @Sendable (inout MappingReader) -> any Probe
  ) -> Vocabulary<ProbeSetting>.Entry {
    .init(key, summary: summary, example: example ?? "{\(key): every 10}") { keys in
      let probe = make(&keys)
      let subject = keys.optional("network")?.choice(ProbeSubject.self) ?? .model
      let name = subject == .generator ? "generator-\(key)" : key
      return ProbeSetting(
        name: keys.optional("as")?.name(example: "final-\(key)") ?? name,
        instrument: .numbers(probe), subject: subject,
        cadence: keys.optionalMain("when").flatMap(Cadence.init))
    }
  }
}

extension Cadence {
  /// Reads `every 10`, `log-spaced`, `first`, `last` or a list of steps.
  init?(_ value: ValueReader) {
    if value.node?.items != nil {
      self = .steps(value.list(example: "[0, 100]") { $0.integer(in: 0...Int.max) })
      return
    }
    let parsed = value.parsed(
      as: "'every N', 'log-spaced', 'first', 'last' or a list of steps", example: "every 10",
      fallback: Cadence.last, Cadence.parse)
    self = parsed
  }

  private static func parse(_ text: String) -> Cadence? {
    switch text {
    case "first": return .first
    case "last": return .last
    case "log-spaced": return .logarithmic(count: 40)
    default:
      let words = text.split(separator: " ")
      guard words.count == 2, words[0] == "every", let interval = Int(words[1]), interval > 0
      else { return nil }
      return .every(interval)
    }
  }
}
