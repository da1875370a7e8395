/// Where the parts of one layer with weights are found in a graph, so that probes can read them.
///
/// Layers count from 1 at the input. A normalization and an activation that follow a layer directly
/// belong to it, whether the layer made them itself or they are parts of the network in their own
/// right.
public struct LayerRecord: Sendable {
  public let name: String
  public let weights: Value
  public let bias: Value?
  /// What the activation is applied to: z = x·W + b, normalized if a normalization stands between.
  public internal(set) var preactivation: Value
  /// h = f(z), or z itself as long as no activation follows.
  public internal(set) var output: Value
  /// What the layer reads, if it can be left out by handing that on instead.
  public internal(set) var input: Value? = nil
  /// What a recurrent layer keeps of each time step.
  public internal(set) var recurrence: RecurrenceRecord? = nil
}
