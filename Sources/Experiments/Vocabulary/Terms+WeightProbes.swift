import Engine

extension Terms {
  /// What is in the weights.
  static let weightProbes: [Vocabulary<ProbeSetting>.Entry] = [
    probe("weight-singular-values", "The singular values of each layer's weights.") { _ in
      WeightSingularValuesProbe()
    },
    probe("receptive-field", "The weights into each unit of the first layer, as pictures.") {
      ReceptiveFieldProbe(
        limit: $0.optional("units")?.integer(in: 1...10_000, example: 16) ?? 16,
        width: $0.optional("width")?.integer(in: 1...65_536, example: 8))
    },
  ]

  /// What a network costs, without a clock.
  static let costProbes: [Vocabulary<ProbeSetting>.Entry] = [
    probe("parameter-count", "The number of trainable numbers.") { _ in ParameterCountProbe() },
    probe("multiply-adds", "Multiply-adds of one step on one batch, forward and backward.") { _ in
      MultiplyAddProbe()
    },
  ]
}
