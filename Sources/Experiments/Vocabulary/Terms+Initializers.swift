import Engine

extension Terms {
  public static let initializers = Vocabulary<any Initializer>(
    kind: "an initialiser",
    entries: [
      .init("zeros", summary: "Every weight starts at 0.", example: "zeros") { _ in
        ConstantInitializer(0)
      },
      .init(
        "constant", summary: "Every weight starts at the same value.", example: "{constant: 0.9}"
      ) {
        ConstantInitializer($0.main("value").number(example: "0.9"))
      },
      .init(
        "normal", summary: "Drawn from N(mean, std²), whatever the size of the layer.",
        example: "{normal: {std: 0.01}}"
      ) { keys in
        NormalInitializer(
          mean: keys.optional("mean")?.number() ?? 0,
          deviation: keys.main("std").number(.nonnegative, example: "0.01"))
      },
      .init(
        "uniform",
        summary: "U[−1/√n, 1/√n] with n inputs, the classic default and PyTorch's.",
        example: "uniform"
      ) { _ in ScaledInitializer.classicUniform },
      .init(
        "signs", summary: "+c or −c with equal chance, where weight clipping at c drives weights.",
        example: "{signs: 0.01}"
      ) { SignInitializer(magnitude: $0.main("c").number(.nonnegative, example: "0.01")) },
      .init(
        "scaled",
        summary:
          "Normal with n·Var(W) = gain² in a layer with n inputs: gain is σ_w of mean-field theory.",
        example: "{scaled: 1.5}"
      ) { keys in
        ScaledInitializer(
          distribution(&keys, default: .normal),
          gain: keys.main("gain").number(.nonnegative, example: "1.5"))
      },
      .init(
        "xavier",
        summary:
          "Var(W) = gain²·2/(inputs + outputs): keeps signals and gradients steady in linear layers.",
        example: "xavier"
      ) { keys in
        XavierInitializer(distribution(&keys, default: .uniform), gain: gain(&keys))
      },
      .init(
        "he",
        summary: "Var(W) = gain²·2/inputs: Xavier's idea for ReLU, which drops half the signal.",
        example: "he"
      ) { keys in
        HeInitializer(distribution(&keys, default: .normal), gain: gain(&keys))
      },
      .init(
        "lecun", summary: "Var(W) = gain²/inputs: keeps the variance of linear layers, for SELU.",
        example: "{lecun: {distribution: uniform}}"
      ) { keys in
        ScaledInitializer(distribution(&keys, default: .normal), gain: gain(&keys))
      },
      .init(
        "orthogonal", summary: "A random rotation times gain: all singular values are equal.",
        example: "orthogonal"
      ) { OrthogonalInitializer(gain: gain(&$0)) },
      .init(
        "identity",
        summary: "gain on the diagonal, 0 elsewhere: the layer starts by doing nothing.",
        example: "identity"
      ) { IdentityInitializer(gain: gain(&$0)) },
      .init(
        "lsuv",
        summary:
          "Orthogonal, then scaled layer by layer until z has variance 1 on the first batch.",
        example: "{lsuv: {tolerance: 0.1}}"
      ) { LSUVInitializer(tolerance: $0.optional("tolerance")?.number(.positive) ?? 0.1) },
    ])

  private static func gain(_ keys: inout MappingReader) -> Double {
    keys.optionalMain("gain")?.number(.nonnegative, example: "1") ?? 1
  }

  private static func distribution(
    _ keys: inout MappingReader, default distribution: Distribution
  ) -> Distribution {
    keys.optional("distribution")?.choice(Distribution.self) ?? distribution
  }
}
