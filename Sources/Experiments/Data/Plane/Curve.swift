import Engine

/// A function of one variable, x ~ U(−1, 1), to be learned from noisy values.
public struct Curve: DatasetSource {
  public enum Function: String, CaseIterable, Sendable {
    /// sin 2πx
    case sine
    /// −1 for negative x, 1 for others
    case step
    /// |x|
    case corner
    /// sin 2πx² + x/2, whose waves grow shorter
    case chirp
  }

  public var samples: Int
  public var function: Function
  public var noise: Double
  public var seed: Int

  public var sampleShape: Shape { [1] }
  public var kind: Dataset.Targets { .real(1) }
  public var sampleCount: Int { samples }

  public func makeDataset() -> Dataset {
    var stream = RandomStream(seed: UInt64(seed), name: "curve")
    let arguments = (0..<samples).map { _ in stream.uniform(in: -1..<1) }
    return Dataset(
      sampleShape: sampleShape, sampleCount: samples, features: arguments, kind: kind,
      targets: arguments.map { value(at: $0) + noise * stream.normal() })
  }

  private func value(at x: Double) -> Double {
    switch function {
    case .sine: PortableMath.sin(2 * .pi * x)
    case .step: x < 0 ? -1 : 1
    case .corner: x.magnitude
    case .chirp: PortableMath.sin(2 * .pi * x * x) + x / 2
    }
  }
}
