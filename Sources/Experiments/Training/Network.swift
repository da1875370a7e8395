import Engine

/// A model, its loss and its optimizer compiled for one batch size, with the values that training
/// writes and probes read.
public struct Network: Sendable {
  public let program: Program
  public let input: Value
  public let target: Value?
  /// What the last layer hands on: logits or predictions, one row for each sample.
  public let output: Value
  public let kind: Dataset.Targets
  /// The output from which on a sample counts as of the second of two classes; nil if there is none.
  let binaryThreshold: Double?
  /// The character of each symbol, if the network reads text.
  public let alphabet: [Unicode.Scalar]?
  /// The layers it was built from, to build it again for another batch size.
  let stack: [any Layer]
  /// The shape of what leaves each of them.
  let stackShapes: [Shape]
  /// Whether the first dimension of the input counts time steps.
  let runsInTime: Bool
  /// The learning rate at each step.
  public let rate: any RateSchedule
  /// Whether it is to tell real samples from generated ones, in adversarial training.
  let isCritic: Bool

  public var layers: [LayerRecord] { program.graph.layers }
  public var blocks: [BlockRecord] { program.graph.blocks }

  /// A network without targets.
  init(
    program: Program, input: Value, output: Value, stack: [any Layer], rate: any RateSchedule
  ) {
    self.program = program
    self.input = input
    self.output = output
    self.stack = stack
    self.rate = rate
    stackShapes = []
    target = nil
    kind = .none
    binaryThreshold = nil
    alphabet = nil
    runsInTime = false
    isCritic = false
  }

  /// A critic is to tell real samples from generated ones, whatever the targets of the data are.
  ///
  /// - Throws: `GraphError` if the layers do not fit each other, the data or the loss.
  init(
    layers: [any Layer], loss: any Loss, update: UpdateRecipe, rate: any RateSchedule,
    source: any DatasetSource, isCritic: Bool = false, batch: Int,
    gradients: GradientNeeds = .anything
  ) throws(GraphError) {
    self.rate = rate
    var graph = Graph()
    binaryThreshold = Self.binaryThreshold(loss)
    self.isCritic = isCritic
    alphabet = source.alphabet
    stack = layers
    let sample = source.sampleShape.dimensions
    runsInTime = source.time != .none
    input = graph.input(
      "input",
      shape: Shape(runsInTime ? [sample[0], batch] + sample.dropFirst() : [batch] + sample),
      sampleAxis: runsInTime ? 1 : 0)
    var value = input
    var shapes: [Shape] = []
    for layer in layers {
      value = try layer.apply(to: value, in: &graph)
      shapes.append(value.shape)
    }
    stackShapes = shapes
    output = value
    kind =
      isCritic ? .binary : Self.kind(source.kind, loss, outputCount: value.shape.columns)
    if case .classes(let count) = kind, loss is SoftmaxCrossEntropy,
      output.shape.columns != count
    {
      throw .shapeMismatch(
        layer: "loss", expected: "\(count) outputs, one for each class", found: output.shape)
    }
    var target: Value?
    if let shape = try loss.targetShape(for: output.shape) {
      let hasTargetInTime = source.time == .inputsAndTargets
      let places = hasTargetInTime ? [sample[0], batch] : [batch]
      try Network.check(kind, at: places, against: shape, outputs: output.shape)
      target = graph.input("target", shape: shape, sampleAxis: hasTargetInTime ? 1 : 0)
    }
    self.target = target
    let objective = try loss.apply(to: output, target: target, in: &graph)
    program = Program(
      graph, objective: objective, update: update,
      retention: Self.retention(gradients, in: graph, output: output),
      differentiatesInputs: gradients.contains(.input))
  }

  /// Two classes are a yes or no to a loss of one output, and a yes or no is one of two classes to a loss
  /// of several.
  private static func kind(
    _ kind: Dataset.Targets, _ loss: any Loss, outputCount: Int
  ) -> Dataset.Targets {
    switch kind {
    case .classes(2) where outputCount == 1 && !(loss is SoftmaxCrossEntropy): .binary
    case .binary where loss is SoftmaxCrossEntropy: .classes(2)
    default: kind
    }
  }

  /// A logit divides two classes at 0, an estimate of 0 or 1 in the middle, and a score nowhere.
  private static func binaryThreshold(_ loss: any Loss) -> Double? {
    switch loss {
    case is BinaryCrossEntropy: 0
    case is MeanSquaredError, is Huber: 0.5
    default: nil
    }
  }

  static func retention(
    _ gradients: GradientNeeds, in graph: Graph, output: Value
  ) -> GradientRetention {
    if gradients.contains(.anything) { return .all }
    // Passes from the output start there.
    var kept: Set = [output]
    if gradients.contains(.layers) {
      for layer in graph.layers { kept.formUnion([layer.preactivation, layer.output]) }
      for block in graph.blocks { kept.insert(block.output) }
    }
    if gradients.contains(.states) {
      for layer in graph.layers {
        guard let recurrence = layer.recurrence else { continue }
        kept.formUnion([recurrence.hidden] + (recurrence.cells.map { [$0] } ?? []))
      }
    }
    return .only(kept)
  }

  /// Targets must come in the shape the loss compares with.
  ///
  /// `places` is the batch, or time × batch where there is a target at each time step.
  private static func check(
    _ kind: Dataset.Targets, at places: [Int], against target: Shape, outputs: Shape
  ) throws(GraphError) {
    let found: Shape
    switch kind {
    case .none:
      throw .invalidSetting(
        layer: "loss", setting: "data", reason: "this loss needs targets, and the data has none")
    case .classes(let count):
      guard outputs.dimensions.count > target.dimensions.count else {
        throw .invalidSetting(
          layer: "loss", setting: "loss",
          reason: "the data has \(count) classes, which need the loss softmax-cross-entropy"
            + (count == 2 ? ", or a single output" : ""))
      }
      found = Shape(places)
    case .binary: found = Shape(places + [1])
    case .real(let width): found = Shape(places + [width])
    }
    guard found == target else { throw .unequalShapes(layer: "loss", found, target) }
  }
}
