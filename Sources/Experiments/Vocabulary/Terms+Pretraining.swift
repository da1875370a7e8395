import Engine

extension Terms {
  /// What hidden layers may learn before training.
  public static let pretraining = Vocabulary<LayerwisePretraining>(
    kind: "a kind of pre-training",
    entries: [
      .init("none", summary: "No pre-training, to compare with.", example: "none") { keys in
        LayerwisePretraining(settings: nil, records: records(&keys))
      },
      .init(
        "rbm",
        summary:
          "Each layer becomes a restricted Boltzmann machine of its input, by contrastive divergence.",
        example:
          "{rbm: {epochs: 20, rate: 0.1, cd: 1, momentum: 0.5, batch: 100, visible: bernoulli}}"
      ) { keys in
        let method = contrastiveDivergence(&keys)
        return settings(
          &keys, method, epochs: 20, rate: 0.1, momentum: 0.5,
          initializer: NormalInitializer(deviation: 0.05))
      },
      .init(
        "autoencoder",
        summary:
          "Each layer learns to repeat its input, of which a share may be hidden from it, with one "
          + "matrix for both ways.",
        example: "{autoencoder: {epochs: 15, rate: 0.3, noise: 0.2}}"
      ) { keys in
        let noise = keys.optional("noise")?.number(.from(0, below: 1), example: "0.2") ?? 0
        return settings(
          &keys, .autoencoder(noise: noise), epochs: 15, rate: 0.3, momentum: 0,
          initializer: XavierInitializer(.uniform))
      },
    ])

  /// `cd: 1` starts each chain at the data, `pcd: 1` where the last one ended.
  private static func contrastiveDivergence(_ keys: inout MappingReader) -> Pretraining.Method {
    let contrastive = keys.optional("cd")?.integer(in: 1...1000, example: 1)
    let persistent = keys.optional("pcd")
    if contrastive != nil { persistent?.report("'pcd' and 'cd' exclude each other") }
    guard let steps = persistent?.integer(in: 1...1000, example: 1) else {
      return .boltzmann(steps: contrastive ?? 1, isPersistent: false)
    }
    return .boltzmann(steps: steps, isPersistent: true)
  }

  private static func settings(
    _ keys: inout MappingReader, _ method: Pretraining.Method, epochs: Int, rate: Double,
    momentum: Double, initializer: any Initializer
  ) -> LayerwisePretraining {
    let settings = Pretraining(
      method,
      epochs: keys.optional("epochs")?.integer(in: 1...100_000, example: epochs) ?? epochs,
      rate: keys.optional("rate")?.number(.nonnegative) ?? rate,
      momentum: keys.optional("momentum")?.number(.from(0, below: 1), example: "0.5") ?? momentum,
      batch: keys.optional("batch")?.integer(in: 1...1_000_000, example: 100) ?? 100,
      visible: keys.optional("visible")?.choice(VisibleUnits.self) ?? .bernoulli,
      initializer: keys.optional("init")?.tagged(by: initializers) ?? initializer,
      isScrambled: keys.optional("scrambled")?.flag() ?? false)
    return LayerwisePretraining(settings: settings, records: records(&keys))
  }

  /// `record: [free-energy, samples]`.
  private static func records(_ keys: inout MappingReader) -> Set<PretrainingRecord> {
    Set(
      keys.optional("record")?.oneOrMore(example: "[free-energy, samples]") {
        $0.choice(PretrainingRecord.self)
      } ?? [])
  }
}

extension ValueReader {
  /// `[1, 2]`, `1`, `hidden` or `none`.
  func frozenLayers() -> FrozenLayers {
    switch plainText {
    case "none": .none
    case "hidden": .hidden
    default:
      .numbers(
        Set(oneOrMore(example: "[1, 2]") { $0.integer(in: 1...Int.max, example: 1) }))
    }
  }
}
