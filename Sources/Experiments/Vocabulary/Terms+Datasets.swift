import Engine

extension Terms {
  public static let datasets = Vocabulary<any DatasetSource>(
    kind: "a dataset",
    entries: [
      .init(
        "spirals",
        summary: "Two interleaved spiral arms in the plane, one for each of two classes.",
        example: "{spirals: {samples: 512}}"
      ) { keys in
        Spirals(
          samples: samples(&keys), turns: keys.optional("turns")?.number(.positive) ?? 1.5,
          noise: keys.optional("noise")?.number(.nonnegative) ?? 0.01, seed: seed(&keys))
      },
      .init(
        "blobs", summary: "Gaussian clouds, one for each class.",
        example: "{blobs: {samples: 512, features: 16, classes: 10}}"
      ) { keys in
        Blobs(
          samples: samples(&keys), features: features(&keys),
          classes: keys.required("classes").integer(in: 2...1000, example: 10),
          spread: keys.optional("spread")?.number(.nonnegative) ?? 1, seed: seed(&keys))
      },
      .init(
        "noise",
        summary: "Independent N(0, 1) features without targets, for measurements without training.",
        example: "{noise: {samples: 128, features: 64}}"
      ) { keys in
        Noise(samples: samples(&keys), features: features(&keys), seed: seed(&keys))
      },
      .init(
        "ones", summary: "Every feature is 1, without targets: the input of closed forms.",
        example: "{ones: {samples: 1, features: 1}}"
      ) { keys in Ones(samples: samples(&keys), features: features(&keys)) },
      table,
    ] + planeDatasets + sequenceDatasets + imageDatasets + fileDatasets)

  /// More samples or features than anybody trains on in a book, to refuse before memory runs out.
  static let largestCount = 1_000_000

  static func samples(_ keys: inout MappingReader) -> Int {
    keys.main("samples").integer(in: 1...largestCount, example: 512)
  }

  static func features(_ keys: inout MappingReader) -> Int {
    keys.required("features").integer(in: 1...65_536, example: 64)
  }

  static func seed(_ keys: inout MappingReader) -> Int {
    keys.optional("seed")?.integer(in: 0...Int.max) ?? 0
  }
}
