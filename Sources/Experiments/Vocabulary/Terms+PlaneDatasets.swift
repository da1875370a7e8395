import Engine

extension Terms {
  static let planeDatasets: [Vocabulary<any DatasetSource>.Entry] = [
    .init(
      "moons", summary: "Two interleaved half circles, one for each of two classes.",
      example: "{moons: {samples: 512, noise: 0.1}}"
    ) { keys in
      Moons(samples: samples(&keys), noise: noise(&keys, default: 0.1), seed: seed(&keys))
    },
    .init(
      "circles", summary: "A circle inside another, one for each of two classes.",
      example: "{circles: {samples: 512, factor: 0.5}}"
    ) { keys in
      Circles(
        samples: samples(&keys), factor: keys.optional("factor")?.number(.unit) ?? 0.5,
        noise: noise(&keys, default: 0.05), seed: seed(&keys))
    },
    .init(
      "checkerboard", summary: "The colour of a chessboard's square.",
      example: "{checkerboard: {samples: 1024, squares: 4}}"
    ) { keys in
      Checkerboard(
        samples: samples(&keys), squares: keys.optional("squares")?.integer(in: 2...100) ?? 4,
        seed: seed(&keys))
    },
    .init(
      "ring", summary: "Narrow Gaussian clouds on a circle.",
      example: "{ring: {samples: 2048, modes: 8}}"
    ) { keys in
      Ring(
        samples: samples(&keys), modes: keys.optional("modes")?.integer(in: 2...1000) ?? 8,
        radius: keys.optional("radius")?.number(.positive) ?? 2,
        deviation: keys.optional("std")?.number(.nonnegative) ?? 0.02, seed: seed(&keys))
    },
    .init(
      "swiss-roll", summary: "A rolled-up strip in the plane.",
      example: "{swiss-roll: {samples: 2048}}"
    ) { keys in
      SwissRoll(samples: samples(&keys), noise: noise(&keys, default: 0.02), seed: seed(&keys))
    },
    .init(
      "curve", summary: "Noisy values of a function of one variable.",
      example: "{curve: sine, samples: 128, noise: 0.1}"
    ) { keys in
      Curve(
        samples: keys.required("samples").integer(in: 1...largestCount, example: 128),
        function: keys.main("function").choice(Curve.Function.self),
        noise: noise(&keys, default: 0), seed: seed(&keys))
    },
  ]

  private static func noise(_ keys: inout MappingReader, default noise: Double) -> Double {
    keys.optional("noise")?.number(.nonnegative) ?? noise
  }
}
