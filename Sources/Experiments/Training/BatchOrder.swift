import Engine

/// Which samples each step trains on: all of them once per epoch, in a new order each time.
struct BatchOrder {
  private let seed: UInt64
  private let batch: Int
  private let isShuffled: Bool
  private var order: [Int]
  private var epoch = -1

  init(sampleCount: Int, batch: Int, isShuffled: Bool, seed: UInt64) {
    precondition(batch > 0 && batch <= sampleCount, "a batch is a part of the samples")
    self.seed = seed
    self.batch = batch
    self.isShuffled = isShuffled
    order = Array(0..<sampleCount)
  }

  /// The samples of a step. What is left at the end of an epoch is dropped until the next shuffle.
  mutating func samples(atStep step: Int) -> ArraySlice<Int> {
    let stepsPerEpoch = order.count / batch
    let newEpoch = step / stepsPerEpoch
    if isShuffled && newEpoch != epoch {
      var stream = RandomStream(seed: seed, name: "batches", step: UInt64(newEpoch))
      for i in order.indices { order[i] = i }
      stream.shuffle(&order)
      epoch = newEpoch
    }
    let start = step % stepsPerEpoch * batch
    return order[start..<start + batch]
  }
}
