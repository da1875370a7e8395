import Engine

extension Terms {
  static let timeProbes: [Vocabulary<ProbeSetting>.Entry] = [
    probe("hidden-gradient-norm", "‖∂L/∂h_t‖ at each time step of each recurrent layer.") { _ in
      HiddenGradientProbe()
    },
    probe("cell-gradient-norm", "‖∂L/∂c_t‖ at each time step of each LSTM.") { _ in
      CellGradientProbe()
    },
    probe("hidden-norm", "‖h_t‖ at each time step of each recurrent layer.") { _ in
      HiddenNormProbe()
    },
    probe("gate-histogram", "How each gate of an LSTM or GRU is distributed.") {
      GateHistogramProbe(bins: bins(&$0, from: 0, to: 1, .linear))
    },
    probe("gate-mean", "Mean of each gate of an LSTM or GRU at each time step.") { _ in
      GateMeanProbe()
    },
  ]

  static let textProbes: [Vocabulary<ProbeSetting>.Entry] = [
    .init(
      "sample-text", summary: "Lets a character model write a text.",
      example: "{sample-text: {every: 100, length: 200, temperature: 0.8}}"
    ) { keys in
      let probe = TextSampleProbe(
        length: keys.optional("length")?.integer(in: 1...100_000, example: 200) ?? 200,
        temperature: keys.optional("temperature")?.number(.from(0, to: 100), example: "0.8") ?? 1,
        start: keys.optional("start")?.text(example: "The ") ?? "")
      let interval = keys.optional("every")?.integer(in: 1...Int.max, example: 100)
      let cadence = keys.optionalMain("when").flatMap(Cadence.init)
      return ProbeSetting(
        name: "sample-text", instrument: .text(probe),
        cadence: interval.map(Cadence.every) ?? cadence)
    }
  ]
}
