import Engine

extension Terms {
  static let sequenceDatasets: [Vocabulary<any DatasetSource>.Entry] = [
    .init(
      "adding", summary: "Add the two marked numbers of a long sequence.",
      example: "{adding: {samples: 2048, length: 100}}"
    ) { keys in
      AddingProblem(samples: samples(&keys), length: length(&keys, atLeast: 2), seed: seed(&keys))
    },
    .init(
      "copy-memory", summary: "Repeat a few symbols after a long delay.",
      example: "{copy-memory: {samples: 1024, delay: 50}}"
    ) { keys in
      CopyMemory(
        samples: samples(&keys),
        delay: keys.required("delay").integer(in: 1...100_000, example: 50),
        items: keys.optional("items")?.integer(in: 1...1000) ?? 10,
        symbols: keys.optional("symbols")?.integer(in: 2...1000) ?? 8, seed: seed(&keys))
    },
    .init(
      "temporal-order", summary: "Tell in which order two rare symbols came in a sequence.",
      example: "{temporal-order: {samples: 1024, length: 60}}"
    ) { keys in
      TemporalOrder(
        samples: samples(&keys), length: length(&keys, atLeast: 10), seed: seed(&keys))
    },
    .init(
      "parity", summary: "Tell whether the number of ones among random bits is odd.",
      example: "{parity: {samples: 1024, bits: 8, sequence: true}}"
    ) { keys in
      Parity(
        samples: samples(&keys), bits: keys.required("bits").integer(in: 1...10_000, example: 8),
        isSequence: keys.optional("sequence")?.flag() ?? false, seed: seed(&keys))
    },
    .init(
      "markov-text",
      summary: "An artificial text in which each symbol has four likely successors.",
      example: "{markov-text: {samples: 2048, length: 64}}"
    ) { keys in
      let length = length(&keys, atLeast: 1)
      return MarkovText(
        samples: samples(&keys), length: length,
        characters: keys.optional("characters")?
          .integer(in: length + 1...10_000_000, example: 20_000) ?? max(20_000, 2 * length),
        symbols: keys.optional("symbols")?.integer(in: 2...MarkovText.largestAlphabet)
          ?? MarkovText.largestAlphabet, seed: seed(&keys))
    },
  ]

  static func length(_ keys: inout MappingReader, atLeast least: Int) -> Int {
    keys.required("length").integer(in: least...100_000, example: 100)
  }
}
