import Engine

extension Terms {
  /// What a critic and the samples it sees tell of a generator.
  static let adversarialProbes: [Vocabulary<ProbeSetting>.Entry] = [
    probe(
      "wasserstein-estimate", "A critic's mean score of real samples minus that of generated ones."
    ) { _ in WassersteinEstimateProbe() },
    probe("point-cloud", "Real and generated samples as the critic sees them at a step.") {
      PointCloudProbe(
        limit: $0.optional("points")?.integer(in: 1...10_000, example: 256) ?? 256)
    },
  ]
}
