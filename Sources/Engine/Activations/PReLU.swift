/// z for z ≥ 0 and k·z below, where k is learned, for the whole layer or for each unit
/// (He, Zhang, Ren & Sun 2015; k starts at 0.25).
///
/// The paper has one k for each channel and no weight decay on it: k is a scale, which
/// regularization of weights leaves alone.
public struct PReLU: Activation {
  public enum Sharing: String, CaseIterable, Sendable {
    /// One k for the layer, PyTorch's default.
    case layer
    /// One k for each unit.
    case unit
  }

  public var start: Double
  public var sharing: Sharing

  public init(start: Double = 0.25, sharing: Sharing = .layer) {
    self.start = start
    self.sharing = sharing
  }

  public func apply(to preactivation: Value, in graph: inout Graph) -> Value {
    let slope = graph.parameter(
      "\(graph.uniquePartName("prelu")).slope", .scale,
      shape: sharing == .layer ? [1] : [preactivation.shape.columns],
      fan: Fan(input: 1, output: 1), initializer: ConstantInitializer(start))
    let output = graph.makeValue(preactivation.shape)
    graph.append(PReLUOperation(input: preactivation, slope: slope, output: output))
    return output
  }
}
