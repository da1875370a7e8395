import Engine

/// An optimizer with its learning rate.
public struct OptimizerSetting: Sendable {
  public var optimizer: Optimizer
  public var rate: any RateSchedule
}

extension Terms {
  public static let optimizers = Vocabulary<OptimizerSetting>(
    kind: "an optimizer",
    entries: [
      .init(
        "sgd", summary: "Stochastic gradient descent: θ ← θ − rate·∂L/∂θ.",
        example: "{sgd: {rate: 0.1}}"
      ) { OptimizerSetting(optimizer: .sgd, rate: rate(&$0)) },
      .init(
        "momentum", summary: "Descends along a decaying sum of past gradients, as a heavy ball.",
        example: "{momentum: {rate: 0.1, momentum: 0.9}}"
      ) { keys in
        OptimizerSetting(
          optimizer: .momentum(fraction("momentum", &keys) ?? 0.9), rate: rate(&keys))
      },
      .init(
        "nesterov", summary: "Momentum that looks ahead to where it is going.",
        example: "{nesterov: {rate: 0.1, momentum: 0.9}}"
      ) { keys in
        OptimizerSetting(
          optimizer: .nesterov(fraction("momentum", &keys) ?? 0.9), rate: rate(&keys))
      },
      .init(
        "rmsprop", summary: "Divides each gradient by a running root mean square of its past.",
        example: "{rmsprop: {rate: 0.001, decay: 0.99}}"
      ) { keys in
        OptimizerSetting(
          optimizer: .rmsProp(
            decay: fraction("decay", &keys) ?? 0.99, epsilon: epsilon(&keys) ?? 1e-8),
          rate: rate(&keys))
      },
      .init(
        "adagrad", summary: "Divides each gradient by the root of the sum of all its past squares.",
        example: "{adagrad: {rate: 0.01}}"
      ) { keys in
        OptimizerSetting(optimizer: .adagrad(epsilon: epsilon(&keys) ?? 1e-10), rate: rate(&keys))
      },
      .init(
        "adam", summary: "Running mean of the gradient over its running root mean square.",
        example: "{adam: {rate: 0.001}}"
      ) { keys in
        OptimizerSetting(
          optimizer: .adam(
            beta1: fraction("beta1", &keys) ?? 0.9, beta2: fraction("beta2", &keys) ?? 0.999,
            epsilon: epsilon(&keys) ?? 1e-8),
          rate: rate(&keys))
      },
      .init(
        "adamw", summary: "Adam with decay of all parameters apart from the gradient.",
        example: "{adamw: {rate: 0.001, decay: 0.01}}"
      ) { keys in
        OptimizerSetting(
          optimizer: .adamW(
            beta1: fraction("beta1", &keys) ?? 0.9, beta2: fraction("beta2", &keys) ?? 0.999,
            epsilon: epsilon(&keys) ?? 1e-8,
            decay: keys.optional("decay")?.number(.nonnegative) ?? 0.01),
          rate: rate(&keys))
      },
    ])

  /// A number, or a schedule.
  private static func rate(_ keys: inout MappingReader) -> any RateSchedule {
    let value = keys.main("rate")
    guard value.node?.entries == nil else { return value.tagged(by: schedules) }
    return ConstantRate(value.number(.nonnegative, example: "0.1"))
  }

  private static func fraction(_ key: String, _ keys: inout MappingReader) -> Double? {
    keys.optional(key)?.number(.from(0, below: 1), example: "0.9")
  }

  private static func epsilon(_ keys: inout MappingReader) -> Double? {
    keys.optional("epsilon")?.number(.positive, example: "1e-8")
  }
}
