/// What a parameter is for: regularizers and probes speak of weights and leave the rest alone.
public enum ParameterKind: Int, CaseIterable, Sendable {
  /// Multiplies activations: matrices and convolution kernels.
  case weight
  /// Is added to activations.
  case bias
  /// Rescales activations, as the γ of batch normalization.
  case scale
}

/// A trainable value: its name, purpose and how it starts.
public struct Parameter: Sendable {
  public let name: String
  public let kind: ParameterKind
  public let value: Value
  var initializer: any Initializer
  /// Number of inputs and outputs of one unit, which initializers scale by.
  let fan: Fan

  /// The layer it belongs to: `dense3` of `dense3.weights`.
  public var layerName: String { String(name.prefix { $0 != "." }) }
}

/// How many inputs feed a unit and how many units an input feeds.
public struct Fan: Hashable, Sendable {
  public let input: Int
  public let output: Int

  public init(input: Int, output: Int) {
    self.input = input
    self.output = output
  }
}
