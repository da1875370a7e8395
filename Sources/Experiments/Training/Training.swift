import Engine

/// Whose numbers a probe reads.
public enum ProbeSubject: String, CaseIterable, Hashable, Sendable {
  case model
  /// The generator of adversarial training.
  case generator
}

/// What happens in the steps of a run.
protocol Training: AnyObject {
  /// The model's numbers.
  var session: Session { get }

  /// All of a step up to the gradients, from the state that the updates before it have left.
  func pass(step: Int)

  /// Changes the parameters.
  func update(step: Int)

  /// Where the numbers of the last pass stopped being finite; nil if the objective is.
  var divergedLayer: String? { get }

  /// Lets a probe look at a network after the pass of a step.
  func measure(_ probe: any Probe, of subject: ProbeSubject, at step: Int) -> [Double]
}

extension Session {
  /// The first layer from the input whose outputs are not all finite.
  func firstNonFiniteLayer(of network: Network) -> String? {
    network.layers.first { !norm(of: $0.output).isFinite }?.name
  }
}
