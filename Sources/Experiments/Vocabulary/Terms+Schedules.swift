import Engine

extension Terms {
  public static let schedules: Vocabulary<any RateSchedule> = .init(
    kind: "a learning-rate schedule",
    entries: [
      .init("constant", summary: "The same rate at every step.", example: "{constant: 0.1}") {
        ConstantRate($0.main("rate").number(.nonnegative, example: "0.1"))
      },
      .init(
        "step", summary: "Falls by a factor after every so many steps.",
        example: "{step: {from: 0.1, every: 1000, factor: 0.1}}"
      ) { keys in
        StepRate(
          from: start(&keys), every: keys.required("every").integer(in: 1...Int.max, example: 1000),
          factor: keys.optional("factor")?.number(.nonnegative) ?? 0.1)
      },
      .init(
        "cosine", summary: "Falls along half a cosine, and stays where that ends.",
        example: "{cosine: {from: 0.1, steps: 2000}}"
      ) { keys in
        CosineRate(
          from: start(&keys), to: keys.optional("to")?.number(.nonnegative) ?? 0,
          steps: keys.required("steps").integer(in: 1...Int.max, example: 2000))
      },
      .init(
        "warm-up", summary: "Rises evenly to a rate, or to the start of another schedule.",
        example: "{warm-up: {steps: 100, then: {cosine: {from: 0.1, steps: 2000}}}}"
      ) { keys in
        let steps = keys.required("steps").integer(in: 1...Int.max, example: 100)
        let following = keys.main("then")
        guard following.node?.entries == nil else {
          return WarmUpRate(steps: steps, then: following.tagged(by: schedules))
        }
        let rate = ConstantRate(following.number(.nonnegative, example: "0.1"))
        return WarmUpRate(steps: steps, then: rate)
      },
    ])

  private static func start(_ keys: inout MappingReader) -> Double {
    keys.main("from").number(.nonnegative, example: "0.1")
  }
}
