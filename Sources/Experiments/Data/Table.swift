import Engine

/// Samples written out in the experiment, for networks small enough to follow by hand.
public struct Table: DatasetSource {
  /// One row for each sample, all of one length, at least 1.
  public var inputs: [[Double]]
  /// One row for each sample, or none at all.
  public var targets: [[Double]]
  public var task: TargetTask
  public var standardization = Standardization.none

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

  /// Rows stand as an author wrote them, one class after the other for example.
  public var isOrdered: Bool { true }

  public var classHint: String? {
    "whole numbers from 0 become classes with 'task: classes', 0 and 1 with 'task: binary'"
  }

  public func place(ofTarget index: Int) -> String {
    "row \(index / Swift.max(1, targets[0].count) + 1) of 'targets'"
  }

  public func makeDataset() -> Dataset {
    Dataset(
      sampleShape: sampleShape, sampleCount: sampleCount, features: inputs.flatMap { $0 },
      kind: kind, targets: targets.flatMap { $0 })
  }
}
