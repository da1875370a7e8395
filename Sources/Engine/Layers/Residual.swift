/// y = s(x) + α·F(x): layers whose result is added to what they read (He et al. 2016).
///
/// F is the branch, s the shortcut, which must have results of one shape. An activation after the
/// sum makes the original post-activation block; a branch that starts with its own normalization
/// and activation is the pre-activation block.
public struct Residual: Layer {
  /// α, how much of the branch is added.
  public enum BranchScale: Hashable, Sendable {
    case constant(Double)
    /// Learned, from this value on: 0 is ReZero (Bachlechner et al. 2021) and SkipInit (De & Smith
    /// 2020).
    case learned(from: Double)
  }

  public enum Shortcut: Sendable {
    /// s(x) = x.
    case identity
    /// s(x) = x·W with as many columns as the branch has.
    case projection(any Initializer)
    case layers([any Layer])
  }

  public var branch: [any Layer]
  public var shortcut: Shortcut
  public var scale: BranchScale
  /// Multiplies the weights that the branch's last layer starts with; 0 or 1/√L keep a network of
  /// L blocks tame (Zhang, Dauphin & Ma 2019).
  public var initialScale: Double
  /// Is applied to the sum.
  public var activation: any Activation

  public init(
    _ branch: [any Layer], shortcut: Shortcut = .identity, scale: BranchScale = .constant(1),
    initialScale: Double = 1, activation: any Activation = Identity()
  ) {
    self.branch = branch
    self.shortcut = shortcut
    self.scale = scale
    self.initialScale = initialScale
    self.activation = activation
  }

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    let name = graph.uniquePartName("residual")
    let parameterCount = graph.parameters.count
    let branch = try Stack(branch).apply(to: input, in: &graph)
    if initialScale != 1 {
      graph.scaleInitialValues(ofNewest: .weight, after: parameterCount, by: initialScale)
    }
    let shortcut = try shortcut(of: input, columns: branch.shape.columns, in: &graph)
    guard branch.shape == shortcut.shape else {
      throw .shapeMismatch(
        layer: name, expected: "a branch that hands on \(shortcut.shape) as its shortcut does",
        found: branch.shape)
    }
    let sum = graph.makeValue(branch.shape)
    switch scale {
    case .constant(let scale):
      graph.append(ScaledSum(shortcut: shortcut, branch: branch, scale: scale, output: sum))
    case .learned(let start):
      let gate = graph.parameter(
        "\(name).scale", .scale, shape: [1], fan: Fan(input: 1, output: 1),
        initializer: ConstantInitializer(start))
      graph.append(GatedSum(shortcut: shortcut, branch: branch, gate: gate, output: sum))
    }
    let output = activation.apply(to: sum, in: &graph)
    graph.record(BlockRecord(shortcut: shortcut, branch: branch, sum: sum, output: output))
    return output
  }

  private func shortcut(
    of input: Value, columns: Int, in graph: inout Graph
  ) throws(GraphError) -> Value {
    switch shortcut {
    case .identity: input
    case .projection(let initializer):
      try Dense(columns, initializer: initializer, biasInitializer: nil).apply(
        to: input, in: &graph)
    case .layers(let layers): try Stack(layers).apply(to: input, in: &graph)
    }
  }
}
