import Engine

/// Tell whether the number of ones among random bits is odd: no part of the bits says anything.
///
/// As one vector of ±1 for a feed-forward network, or as a sequence of 0 and 1 for a recurrent one, which
/// then needs to keep a single bit for as long as the sequence.
public struct Parity: DatasetSource {
  public var samples: Int
  public var bits: Int
  public var isSequence: Bool
  public var seed: Int

  public var sampleShape: Shape { isSequence ? [bits, 1] : [bits] }
  public var kind: Dataset.Targets { .binary }
  public var sampleCount: Int { samples }
  public var time: Dataset.Time { isSequence ? .inputs : .none }

  public func makeDataset() -> Dataset {
    var stream = RandomStream(seed: UInt64(seed), name: "parity")
    let rows = (0..<samples).map { _ in (0..<bits).map { _ in stream.below(2) } }
    return Dataset(
      sampleShape: sampleShape, sampleCount: samples,
      features: rows.flatMap { $0.map { Double(isSequence ? $0 : 2 * $0 - 1) } }, kind: kind,
      targets: rows.map { Double($0.reduce(0, +) % 2) })
  }
}
