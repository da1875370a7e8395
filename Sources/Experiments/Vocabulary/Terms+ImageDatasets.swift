import Engine

extension Terms {
  static let imageDatasets: [Vocabulary<any DatasetSource>.Entry] = [
    .init(
      "digits", summary: "Drawn digits of 16 × 16 pixels in ten classes, each a little different.",
      example: "{digits: {samples: 1000}}"
    ) { keys in
      Digits(
        samples: samples(&keys), noise: keys.optional("noise")?.number(.nonnegative) ?? 0.1,
        distortion: keys.optional("distortion")?.number(.unit) ?? 1, seed: seed(&keys))
    },
    .init(
      "bars", summary: "Images of noise with a faint bar, whose row is the class.",
      example: "{bars: {samples: 512, size: 16, classes: 10}}"
    ) { keys in
      let size = keys.optional("size")?.integer(in: 2...1000, example: 16) ?? 16
      return BarImages(
        samples: samples(&keys), size: size,
        classes: keys.optional("classes")?.integer(in: 2...size) ?? min(10, size),
        brightness: keys.optional("brightness")?.number() ?? 1, seed: seed(&keys))
    },
    .init(
      "prototypes", summary: "Random binary patterns, one for each class, with bits flipped.",
      example: "{prototypes: {samples: 1500, features: 64, flips: 0.15}}"
    ) { keys in
      Prototypes(
        samples: samples(&keys), features: features(&keys),
        classes: keys.optional("classes")?.integer(in: 2...1000) ?? 10,
        density: keys.optional("density")?.number(.unit) ?? 0.5,
        flips: keys.optional("flips")?.number(.unit) ?? 0.1, seed: seed(&keys))
    },
  ]
}
