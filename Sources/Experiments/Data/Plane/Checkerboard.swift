import Engine

/// Points of [−1, 1]², in the class of the colour of their square on a board of `squares` × `squares`.
public struct Checkerboard: DatasetSource {
  public var samples: Int
  public var squares: Int
  public var seed: Int

  public var sampleShape: Shape { [2] }
  public var kind: Dataset.Targets { .binary }
  public var sampleCount: Int { samples }

  public func makeDataset() -> Dataset {
    var stream = RandomStream(seed: UInt64(seed), name: "checkerboard")
    return .points(samples, kind) { _ in
      let x = stream.uniform(in: -1..<1)
      let y = stream.uniform(in: -1..<1)
      return Dataset.Point(x, y, target: Double((square(x) + square(y)) % 2))
    }
  }

  private func square(_ coordinate: Double) -> Int {
    min(squares - 1, Int((coordinate + 1) / 2 * Double(squares)))
  }
}
