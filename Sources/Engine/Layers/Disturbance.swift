/// In training gives each unit a scale and a shift that are new at each step and the same for all
/// samples of the batch; in evaluation nothing happens.
///
/// y = s·x + t with s ~ U(1, scale) and t ~ U(−shift, shift), one of each for a unit. After a batch
/// normalization it makes the distribution of the units change from step to step again, which
/// normalization was once thought to help by preventing (Santurkar, Tsipras, Ilyas and Mądry, "How
/// does batch normalization help optimization?", 2018).
///
/// The numbers depend on the seed, the layer's name and the step alone.
public struct Disturbance: Layer {
  public var shift: Double
  public var scale: Double

  public init(shift: Double, scale: Double) {
    self.shift = shift
    self.scale = scale
  }

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    let output = graph.makeValue(input.shape)
    graph.append(
      DisturbanceOperation(
        name: graph.uniquePartName("disturbance"), input: input, output: output,
        factors: graph.makeValue([input.shape.columns]), shift: shift, scale: scale))
    graph.continuePreactivation(input, as: output)
    return output
  }
}

/// y = s·x + t by column; ∂x = s·∂y.
struct DisturbanceOperation: Operation {
  let name: String
  let input: Value
  let output: Value
  /// What the last forward pass multiplied each column by.
  let factors: Value
  let shift: Double
  let scale: Double

  var inputs: [Value] { [input] }
  var outputs: [Value] { [output] }
  var stored: [Value] { [output, factors] }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let (x, y, factors) = (context[input], context[output], context[factors])
    let columns = input.shape.columns
    let rows = input.shape.count / columns
    var stream = RandomStream(
      seed: context.step.seed, name: name, step: UInt64(context.step.step))
    for column in 0..<columns {
      let isTraining = context.step.isTraining
      let factor = isTraining ? S(1 + (scale - 1) * stream.uniform()) : 1
      let offset = isTraining ? S(shift * (2 * stream.uniform() - 1)) : 0
      factors[column] = factor
      for row in 0..<rows {
        let i = row &* columns &+ column
        y[i] = offset.addingProduct(factor, x[i])
      }
    }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    guard context.needsGradient(0) else { return }
    let (factors, outputGradient) = (context[factors], context.gradient(output))
    let columns = input.shape.columns
    context.writeGradient(0, of: input) { factors[$0 % columns] * outputGradient[$0] }
  }
}
