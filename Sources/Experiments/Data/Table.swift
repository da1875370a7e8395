import Engine

/// Samples written out in the experiment, for networks small enough to follow by hand.
public struct Table: DatasetSource {
  /// What the targets are taken for.
  public enum Task: String, CaseIterable, Sendable {
    case numbers
    /// 0 or 1.
    case binary
    /// Indices from 0.
    case classes
  }

  /// One row for each sample, all of one length, at least 1.
  public var inputs: [[Double]]
  /// One row for each sample, or none at all.
  public var targets: [[Double]]
  public var task: Task

  public var sampleShape: Shape { [inputs[0].count] }
  public var sampleCount: Int { inputs.count }

  public var kind: Dataset.Targets {
    guard let width = targets.first?.count else { return .none }
    switch task {
    case .numbers: return .real(width)
    case .binary: return .binary
    case .classes:
      let largest = targets.joined().max() ?? 0
      return .classes(Swift.max(2, Int(largest) + 1))
    }
  }

  public func makeDataset() -> Dataset {
    Dataset(
      sampleShape: sampleShape, sampleCount: sampleCount, features: inputs.flatMap { $0 },
      kind: kind, targets: targets.flatMap { $0 })
  }
}
