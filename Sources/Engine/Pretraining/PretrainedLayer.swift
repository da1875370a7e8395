/// What a layer learned without targets.
public struct PretrainedLayer: Sendable {
  /// Its weights (inputs × units) and biases.
  public var machine: BoltzmannMachine
  /// The mean squared difference between input and reconstruction, one for each epoch.
  public var errors: [Double]
}
