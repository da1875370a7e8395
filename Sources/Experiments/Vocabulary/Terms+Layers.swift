import Engine

/// A layer as written, waiting for what the experiment sets for all layers.
public struct LayerTemplate: Sendable {
  /// How many times the layer stands in the network, one after the other.
  var count: Int
  var make: @Sendable (LayerDefaults) -> any Layer
}

/// What a layer takes from the experiment where it does not say it itself.
public struct LayerDefaults: Sendable {
  /// How weights start, if the experiment says so.
  var given: (any Initializer)?
  /// How many symbols the data is made of, if it is not made of numbers.
  var symbols: Int?
  /// How often the layer at hand is repeated.
  var repeatCount = 1
  /// Where the list of layers stands in the experiment: `model`, `model[3].branch`.
  var place = "model"

  var initializer: any Initializer { given ?? XavierInitializer(.uniform) }

  /// For another list of layers.
  func replacing(place: String) -> LayerDefaults {
    var defaults = self
    defaults.place = place
    return defaults
  }

  /// For the layers in a list under a key of the layer at hand.
  func below(_ key: String) -> LayerDefaults {
    var defaults = self
    defaults.place += ".\(key)"
    return defaults
  }
}

extension [LayerTemplate] {
  /// All layers, repeated as they say.
  func layers(with defaults: LayerDefaults) -> [any Layer] {
    enumerated().flatMap { index, template in
      var defaults = defaults
      defaults.repeatCount = template.count
      defaults.place += "[\(index + 1)]"
      return (0..<template.count).map { [defaults] _ in
        PlacedLayer(template.make(defaults), at: defaults.place) as any Layer
      }
    }
  }
}

extension Terms {
  public static let layers = Vocabulary<LayerTemplate>(
    kind: "a layer",
    entries: [
      layer(
        "dense", "Fully connected: h = f(x·W + b).",
        example: "{dense: 64, activation: sigmoid, repeat: 20}"
      ) { keys in
        let units = keys.main("units").integer(in: 1...65_536, example: 64)
        let activation = keys.optional("activation")?.tagged(by: activations) ?? Identity()
        let initializer = keys.optional("init")?.tagged(by: initializers)
        let bias = keys.optional("bias").map { $0.biasInitializer() } ?? ConstantInitializer(0)
        return { defaults in
          Dense(
            units, activation: activation, initializer: initializer ?? defaults.initializer,
            biasInitializer: bias)
        }
      },
      layer(
        "activation", "An activation by itself, for example after a normalization.",
        example: "{activation: relu}"
      ) { keys in
        let activation = keys.main("function").tagged(by: activations)
        return { _ in ActivationLayer(activation) }
      },
      layer(
        "batch-norm",
        "Gives each unit mean 0 and variance 1 over the batch, then a learned scale and shift.",
        example: "{batch-norm: {momentum: 0.1, epsilon: 1e-5}}"
      ) { keys in
        let norm = BatchNorm(
          epsilon: keys.optional("epsilon")?.number(.positive, example: "1e-5") ?? 1e-5,
          momentum: keys.optional("momentum")?.number(.unit, example: "0.1") ?? 0.1)
        return { _ in norm }
      },
      layer(
        "layer-norm",
        "Gives each sample mean 0 and variance 1 over its units, then a learned scale and shift.",
        example: "{layer-norm: {epsilon: 1e-5}}"
      ) { keys in
        let norm = LayerNorm(
          epsilon: keys.optional("epsilon")?.number(.positive, example: "1e-5") ?? 1e-5)
        return { _ in norm }
      },
      layer(
        "dropout", "In training sets a share of the numbers to 0 and scales up the rest.",
        example: "{dropout: 0.5}"
      ) { keys in
        let dropout = Dropout(
          keys.main("probability").number(.from(0, below: 1), example: "0.5"))
        return { _ in dropout }
      },
      layer(
        "disturbance",
        "In training scales and shifts each unit by numbers that are new at each step.",
        example: "{disturbance: {shift: 0.5, scale: 1.5}}"
      ) { keys in
        let disturbance = Disturbance(
          shift: keys.optional("shift")?.number(.nonnegative, example: "0.5") ?? 0.5,
          scale: keys.optional("scale")?.number(.positive, example: "1.5") ?? 1.5)
        return { _ in disturbance }
      },
      layer(
        "highway",
        "A gated layer: h = t⊙f(x·W + b) + (1 − t)⊙x with the gate t = σ(x·V + c).",
        example: "{highway: {activation: tanh, gate-bias: -2}}"
      ) { keys in
        let activation = keys.optional("activation")?.tagged(by: activations) ?? Tanh()
        let initializer = keys.optional("init")?.tagged(by: initializers)
        let gateBias = keys.optional("gate-bias")?.number(example: "-2") ?? -2
        return { defaults in
          Highway(
            activation: activation, initializer: initializer ?? defaults.initializer,
            gateBias: gateBias)
        }
      },
      layer(
        "stack", "Several layers taken as one, to repeat them together.",
        example: "{stack: [{dense: 8, bias: false}, batch-norm, {activation: relu}], repeat: 3}"
      ) { keys in
        let parts = keys.main("layers").templates()
        return { Stack(parts.layers(with: $0.below("stack"))) }
      },
      layer(
        "residual", "Adds what the layers of a branch make of a value to the value itself.",
        example: "{residual: {branch: [{dense: 4, activation: relu}, {dense: 4}], scale: rezero}}"
      ) { $0.residual() },
    ] + recurrentLayers + imageLayers)

  /// A layer that the key `repeat` multiplies, each time with weights of its own or, if it is
  /// `shared`, with the same.
  static func layer(
    _ key: String, _ summary: String, example: String,
    _ read: @escaping @Sendable (inout MappingReader) -> @Sendable (LayerDefaults) -> any Layer
  ) -> Vocabulary<LayerTemplate>.Entry {
    .init(key, summary: summary, example: example) { keys in
      let make = read(&keys)
      let count = keys.optional("repeat")?.integer(in: 1...10_000, example: 20)
      let shared = keys.optional("shared")
      guard shared?.flag() == true else { return LayerTemplate(count: count ?? 1, make: make) }
      guard let count else {
        shared?.report(
          "only repetitions can be shared: the key 'repeat' is missing beside 'shared'")
        return LayerTemplate(count: 1, make: make)
      }
      return LayerTemplate(count: 1) { defaults in
        var defaults = defaults
        defaults.repeatCount = count
        return SharedRepetition(make(defaults), count: count)
      }
    }
  }
}

extension ValueReader {
  /// A list of layers inside another layer.
  func templates() -> [LayerTemplate] {
    list(example: "[{dense: 64, activation: relu}, {dense: 64}]") { $0.tagged(by: Terms.layers) }
  }

  /// `false` leaves the bias out; otherwise it is how the bias starts.
  func biasInitializer() -> (any Initializer)? {
    if log.isDescribing {
      let kind = Terms.initializers.kind
      log.expect(
        Expectation(
          shape: .either([.flag, .term(kind: kind)]), text: "'false' or \(kind)", example: "false"))
    }
    return switch node?.text {
    case "false", "no", "off": nil
    case "true", "yes", "on": ConstantInitializer(0)
    default: tagged(by: Terms.initializers)
    }
  }
}
