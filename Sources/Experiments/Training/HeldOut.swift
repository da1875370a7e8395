import Engine

/// The last samples of the data, which a run does not train on, and its network compiled for all of
/// them at once.
public struct HeldOut: Sendable {
  public var count: Int
  public var network: Network
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
