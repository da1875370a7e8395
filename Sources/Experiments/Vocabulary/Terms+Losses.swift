import Engine

extension Terms {
  public static let losses = Vocabulary<any Loss>(
    kind: "a loss",
    entries: [
      .init("mse", summary: "Mean squared error of real-valued targets.", example: "mse") { _ in
        MeanSquaredError()
      },
      .init(
        "huber", summary: "Squared error near the target, absolute error beyond a threshold.",
        example: "{huber: 1}"
      ) { Huber(threshold: $0.optionalMain("threshold")?.number(.positive, example: "1") ?? 1) },
      .init(
        "binary-cross-entropy",
        summary:
          "For two classes, or targets from 0 to 1: the last layer has one output, a logit without activation. "
          + "'pos-weight' multiplies what samples of the second class add, else 1.",
        example: "binary-cross-entropy"
      ) {
        BinaryCrossEntropy(
          positiveWeight: $0.optional("pos-weight")?.number(.positive, example: "4") ?? 1)
      },
      .init(
        "softmax-cross-entropy",
        summary:
          "For several classes: the last layer has one logit for each. 'class-weights' make it a weighted mean "
          + "over the samples: a number for each class in order, numbers by label as in {cat: 1, dog: 4}, else 1, or "
          + "'balanced', n/(k·nc) for n samples to learn from, nc of them of that class, and k classes.",
        example: "softmax-cross-entropy"
      ) { $0.optional("class-weights")?.classWeights() ?? SoftmaxCrossEntropy() },
      .init(
        "wasserstein",
        summary: "A critic's mean score of false samples minus that of real ones (target above 0).",
        example: "wasserstein"
      ) { _ in WassersteinCritic() },
      .init(
        "random-cotangent",
        summary:
          "No learning: sends N(0, 1) numbers back from the outputs, to measure what layers do to them.",
        example: "random-cotangent"
      ) { _ in LinearLoss.random },
      .init(
        "sum", summary: "No learning: the sum of the outputs, which sends 1 back from each.",
        example: "sum"
      ) { _ in LinearLoss.sum },
    ])
}
