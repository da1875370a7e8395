import Engine

extension Terms {
  public static let activations = Vocabulary<any Activation>(
    kind: "an activation",
    entries: [
      .init(
        "identity", summary: "f(z) = z: the layer stays linear.",
        example: "identity"
      ) { _ in Identity() },
      .init(
        "sigmoid", summary: "1/(1 + e⁻ᶻ), from 0 to 1; its slope is at most 1/4.",
        example: "sigmoid"
      ) { _ in Sigmoid() },
      .init(
        "tanh", summary: "Hyperbolic tangent, from −1 to 1; its slope is at most 1.",
        example: "tanh"
      ) { _ in Tanh() },
      .init(
        "relu", summary: "max(0, z): slope 1 for positive z, 0 for negative z.",
        example: "relu"
      ) { _ in ReLU() },
      .init(
        "leaky-relu", summary: "z above 0 and k·z below: no unit's gradient is ever 0.",
        example: "{leaky-relu: 0.01}"
      ) { LeakyReLU($0.optionalMain("slope")?.number(example: "0.01") ?? 0.01) },
      .init(
        "prelu", summary: "Leaky ReLU whose slope k is learned, for a layer or for each unit.",
        example: "{prelu: {start: 0.25, per: unit}}"
      ) { keys in
        PReLU(
          start: keys.optionalMain("start")?.number(example: "0.25") ?? 0.25,
          sharing: keys.optional("per")?.choice(PReLU.Sharing.self) ?? .layer)
      },
      .init(
        "elu", summary: "z above 0, α·(eᶻ − 1) below: smooth, with outputs around 0.",
        example: "{elu: 1}"
      ) { ELU(alpha: $0.optionalMain("alpha")?.number(.nonnegative, example: "1") ?? 1) },
      .init(
        "selu", summary: "ELU scaled so that mean 0 and variance 1 stay; init: lecun.",
        example: "selu"
      ) { _ in SELU() },
      .init(
        "gelu", summary: "z·Φ(z) with the normal distribution function, exact.",
        example: "gelu"
      ) { _ in GELU() },
      .init("silu", summary: "z·σ(z), also called swish.", example: "silu") { _ in SiLU() },
      .init(
        "softplus", summary: "ln(1 + eᶻ): a smooth ReLU.", example: "softplus"
      ) { _ in Softplus() },
      .init(
        "softsign", summary: "z/(1 + |z|): saturates more gently than tanh.", example: "softsign"
      ) { _ in Softsign() },
      .init(
        "hard-tanh", summary: "z, but no further than −1 and 1: slope 1 or 0.",
        example: "hard-tanh"
      ) { _ in HardTanh() },
    ])
}
