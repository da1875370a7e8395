/// What all recurrent layers can be told.
public struct RecurrentSettings: Sendable {
  public enum Returns: String, CaseIterable, Sendable {
    /// h_T alone, batch × units: many to one.
    case last
    /// h_t of every time step, T × batch × units: many to many, or input of another recurrent layer.
    case all
  }

  public var returns: Returns
  /// Gradients flow over this many time steps at most; nil for all of them.
  public var truncation: Int?
  /// U of h_{t−1}·U, drawn for each gate on its own.
  public var recurrentInitializer: any Initializer
  /// W of x_t·W, drawn for each gate on its own; nil is U[−1/√units, 1/√units].
  public var inputInitializer: (any Initializer)?
  /// nil leaves the bias out.
  public var biasInitializer: (any Initializer)?

  public init(
    returns: Returns = .last, truncation: Int? = nil,
    recurrentInitializer: any Initializer = ScaledInitializer.classicUniform,
    inputInitializer: (any Initializer)? = nil,
    biasInitializer: (any Initializer)? = ConstantInitializer(0)
  ) {
    self.returns = returns
    self.truncation = truncation
    self.recurrentInitializer = recurrentInitializer
    self.inputInitializer = inputInitializer
    self.biasInitializer = biasInitializer
  }
}

/// Draws the matrices of several gates, which stand side by side as the columns of one.
struct GatedInitializer: Initializer {
  let gates: Int
  let base: any Initializer

  func values(shape: Shape, fan: Fan, from stream: inout RandomStream) -> [Double] {
    let units = shape.columns / gates
    let blocks = (0..<gates).map { _ in
      base.values(shape: shape.replacingColumns(with: units), fan: fan, from: &stream)
    }
    return (0..<shape.rows).flatMap { row in
      blocks.flatMap { $0[row * units..<(row + 1) * units] }
    }
  }
}
