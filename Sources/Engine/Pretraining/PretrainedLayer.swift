/// What a layer learned without targets.
public struct PretrainedLayer: Sendable {
  /// Its weights (inputs × units) and biases.
  public var machine: BoltzmannMachine
  /// The mean squared difference between input and reconstruction, one for each epoch.
  public var errors: [Double]

  /// The same weights, and the same biases, each in a random order.
  func scrambled(by stream: inout RandomStream) -> PretrainedLayer {
    var layer = self
    let (weights, bias) = (machine.weights, machine.hiddenBias)
    layer.machine.weights = stream.permutation(weights.count).map { weights[$0] }
    layer.machine.hiddenBias = stream.permutation(bias.count).map { bias[$0] }
    return layer
  }
}
