import Engine

/// Samples of the data that a run does not train on, and its network compiled for all of them at once.
public struct HeldOut: Sendable {
  public var count: Int
  public var network: Network
  /// From where they are drawn; nil takes the last ones.
  var seed: Int?

  /// How they were chosen, for readers.
  func summary(of kind: Dataset.Targets) -> String {
    guard seed != nil else { return "\(count), the last ones" }
    return switch kind {
    case .binary, .classes: "\(count), drawn at random from each class in proportion"
    case .none, .real: "\(count), drawn at random"
    }
  }
}

/// What a network in training makes of the samples it does not train on, in evaluation mode.
final class Evaluation {
  let network: Network
  let session: Session
  private let rows: Range<Int>

  init(_ heldOut: HeldOut, on dataset: Dataset, in run: TrainingRun) {
    network = heldOut.network
    session = run.session(of: network, seed: 0)
    session.attach(dataset.features, to: network.input)
    if let target = network.target { session.attach(dataset.targets, to: target) }
    rows = dataset.sampleCount - heldOut.count..<dataset.sampleCount
  }

  /// Runs the network as it is at a step of its training.
  func run(_ trained: Session, at step: Int) {
    session.adopt(trained)
    session.load(Array(rows)[...])
    session.forward(step: step, isTraining: false)
  }
}

extension TrainingRun {
  /// The samples as they are learned from: held-out ones at the end, numbers scaled.
  ///
  /// - Throws: `DataFileError` if a file has changed or gone since it was first read.
  func preparedDataset() throws -> Dataset {
    var dataset = try source.makeDataset()
    if let heldOut, let seed = heldOut.seed {
      dataset = dataset.movingToEnd(heldOut.count, seed: seed)
    }
    return dataset.standardized(source.standardization, over: trainingSampleCount)
  }

  /// The samples a run learns from, which come before those held out.
  func trainingSamples(of dataset: Dataset) -> Dataset {
    guard let heldOut else { return dataset }
    var part = dataset
    let width = dataset.targets.count / dataset.sampleCount
    part.sampleCount -= heldOut.count
    part.features.removeLast(heldOut.count * dataset.sampleShape.count)
    part.targets.removeLast(heldOut.count * width)
    return part
  }
}
