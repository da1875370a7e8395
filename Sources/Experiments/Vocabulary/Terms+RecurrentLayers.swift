import Engine

extension Terms {
  static let recurrentLayers: [Vocabulary<LayerTemplate>.Entry] = [
    layer(
      "rnn", "Recurrent: h_t = f(x_t·W + h_{t−1}·U + b). 'init' is for U, 'input-init' for W.",
      example: "{rnn: 64, activation: tanh, init: orthogonal, return: last}"
    ) { keys in
      let units = units(&keys)
      let function = keys.optional("activation")?.choice(RNN.Function.self) ?? .tanh
      let settings = recurrentSettings(&keys)
      return { RNN(units, function: function, settings: settings($0)) }
    },
    layer(
      "lstm", "Long short-term memory: cells with an additive path through time, and three gates.",
      example: "{lstm: 64, forget-bias: 1, return: all, truncate: 50}"
    ) { keys in
      let units = units(&keys)
      let gateBias = gateBias(&keys)
      let settings = recurrentSettings(&keys)
      return { LSTM(units, gateBias: gateBias, settings: settings($0)) }
    },
    layer(
      "gru", "Gated recurrent unit: an LSTM's little sister, with two gates and no cells.",
      example: "{gru: 64, return: last}"
    ) { keys in
      let units = units(&keys)
      let settings = recurrentSettings(&keys)
      return { GRU(units, settings: settings($0)) }
    },
    layer(
      "embedding", "A learned vector for each symbol of the data; the first layer.",
      example: "{embedding: 16}"
    ) { keys in
      let width = keys.main("width").integer(in: 1...65_536, example: 16)
      let initializer = keys.optional("init")?.tagged(by: initializers)
      return { defaults in
        Embedding(
          symbols: defaults.symbols ?? 0, width: width,
          initializer: initializer ?? defaults.given ?? NormalInitializer(deviation: 1))
      }
    },
    layer(
      "one-hot", "A vector with a single 1 for each symbol of the data; the first layer.",
      example: "one-hot"
    ) { _ in { OneHot(symbols: $0.symbols ?? 0) } },
  ]

  private static func units(_ keys: inout MappingReader) -> Int {
    keys.main("units").integer(in: 1...65_536, example: 64)
  }

  /// `forget-bias: 1` or `chrono: 100`.
  private static func gateBias(_ keys: inout MappingReader) -> LSTMGateBias {
    let forgetBias = keys.optional("forget-bias")?.number(example: "1")
    let longest = keys.optional("chrono")?.integer(in: 3...1_000_000, example: 100)
    if forgetBias != nil && longest != nil {
      keys.report("'forget-bias' and 'chrono' exclude each other")
    }
    return longest.map { .chrono(longest: $0) } ?? .forget(forgetBias ?? 1)
  }

  private static func recurrentSettings(
    _ keys: inout MappingReader
  ) -> @Sendable (LayerDefaults) -> RecurrentSettings {
    let returns = keys.optional("return")?.choice(RecurrentSettings.Returns.self) ?? .last
    let truncation = keys.optional("truncate")?.integer(in: 1...1_000_000, example: 50)
    let initializer = keys.optional("init")?.tagged(by: initializers)
    let inputInitializer = keys.optional("input-init")?.tagged(by: initializers)
    let bias = keys.optional("bias").map { $0.biasInitializer() } ?? ConstantInitializer(0)
    return { defaults in
      RecurrentSettings(
        returns: returns, truncation: truncation,
        recurrentInitializer: initializer ?? defaults.given ?? ScaledInitializer.classicUniform,
        inputInitializer: inputInitializer ?? defaults.given, biasInitializer: bias)
    }
  }
}
