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
        summary: "For two classes: the last layer has one output, a logit without activation.",
        example: "binary-cross-entropy"
      ) { _ in BinaryCrossEntropy() },
      .init(
        "softmax-cross-entropy",
        summary: "For several classes: the last layer has one logit for each.",
        example: "softmax-cross-entropy"
      ) { _ in SoftmaxCrossEntropy() },
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
