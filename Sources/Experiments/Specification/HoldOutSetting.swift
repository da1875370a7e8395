/// How many samples are kept out of training, and which.
struct HoldOutSetting: Hashable, Sendable {
  var count: Int
  /// nil leaves it to the data.
  var choice: Choice?
  /// Of a random choice, which is the same for all seeds of an experiment.
  var seed = 0

  enum Choice: String, CaseIterable, Sendable {
    /// Drawn from all samples, of classes in equal shares.
    case random
    /// Those that come last.
    case last
  }

  /// Samples of a file or a table may stand in any order, one class after the other for example; generated ones, windows of
  /// a text among them, are in a random order anyway.
  func choice(of source: any DatasetSource) -> Choice {
    choice ?? (source.isOrdered ? .random : .last)
  }
}

extension ValueReader {
  /// `500`, or `{samples: 500, choose: last}`.
  func holdOut() -> HoldOutSetting {
    if log.isDescribing {
      log.expect(
        Expectation(
          shape: .either([.integer(1...10_000_000), .mapping]),
          text: "a whole number of at least 1, or {samples: 500, choose: last}", example: "500"))
    }
    guard node?.entries != nil else { return HoldOutSetting(count: heldOutCount()) }
    return mapping(example: "{samples: 500, choose: last}") { keys in
      HoldOutSetting(
        count: keys.required("samples").heldOutCount(),
        choice: keys.optional("choose")?.choice(HoldOutSetting.Choice.self),
        seed: keys.optional("seed")?.integer(in: 0...Int.max) ?? 0)
    }
  }

  private func heldOutCount() -> Int { integer(in: 1...10_000_000, example: 500) }
}
