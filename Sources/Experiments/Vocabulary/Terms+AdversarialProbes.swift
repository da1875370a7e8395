import Engine

extension Terms {
  /// What a critic and the samples it sees tell of a generator.
  static let adversarialProbes: [Vocabulary<ProbeSetting>.Entry] = [
    probe(
      "wasserstein-estimate", "A critic's mean score of real samples minus that of generated ones."
    ) { _ in WassersteinEstimateProbe() },
    probe("generated-samples", "Generated samples as the critic sees them.") {
      SamplesProbe(source: .generator, limit: sampleLimit(&$0))
    },
    probe("data-samples", "Real samples as the critic sees them.") {
      SamplesProbe(source: .data, limit: sampleLimit(&$0))
    },
  ]

  private static func sampleLimit(_ keys: inout MappingReader) -> Int {
    keys.optional("samples")?.integer(in: 1...10_000, example: 256) ?? 256
  }
}
