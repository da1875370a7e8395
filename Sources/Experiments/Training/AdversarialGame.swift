import Engine

/// A generator that turns noise into samples, against the model, which is the critic that tells them
/// from real ones (Goodfellow et al. 2014).
public struct AdversarialGame: Sendable {
  /// Reads noise and hands on samples; its objective is what a copy of the critic says of them.
  public let generator: Network
  /// The copy's parameters, in the order of the critic's own.
  let criticCopy: [Value]
  /// How many samples of each kind the critic sees in a batch.
  let batch: Int
  /// Updates of the critic before each update of the generator.
  public let criticSteps: Int

  /// - Parameters:
  ///   - layers: The generator.
  ///   - noise: How many independent N(0, 1) numbers it reads for a sample.
  ///   - critic: The model, built for twice the batch.
  ///   - loss: What the generator makes small.
  ///   - update: How it is trained.
  ///   - rate: The learning rate of that.
  ///   - criticSteps: Updates of the critic before each one of the generator.
  ///   - gradients: What probes want to read.
  /// - Throws: `GraphError` unless the generator makes samples of the critic's shape.
  init(
    _ layers: [any Layer], noise: Int, critic: Network, loss: GeneratorLoss,
    update: UpdateRecipe, rate: any RateSchedule, criticSteps: Int,
    gradients: GradientNeeds = .anything
  ) throws(GraphError) {
    let dimensions = critic.input.shape.dimensions
    batch = dimensions[0] / 2
    self.criticSteps = criticSteps
    let expected = Shape([batch] + dimensions.dropFirst())
    var graph = Graph(namePrefix: "generator-")
    let input = graph.input("noise", shape: [batch, noise])
    let output = try Stack(layers).apply(to: input, in: &graph)
    guard output.shape == expected else {
      throw .shapeMismatch(
        layer: "the critic", expected: "generated samples like the real ones, \(expected)",
        found: output.shape)
    }
    let (scores, copy) = try graph.applyFrozen(critic.stack, to: output)
    criticCopy = copy
    let objective = try loss.apply(to: scores, in: &graph)
    generator = Network(
      program: Program(
        graph, objective: objective, update: update,
        retention: Network.retention(gradients, in: graph, output: output),
        differentiatesInputs: gradients.contains(.input)),
      input: input, output: output, stack: layers, rate: rate)
  }
}
