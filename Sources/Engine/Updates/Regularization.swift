/// What keeps weights small: penalties that join the loss, and limits that join the update.
///
/// The penalty is `l1`·Σ|w| + `l2`·Σw², so that its gradient is l1·sign(w) + 2·l2·w; the decay is
/// apart from the gradient, w ← (1 − η·decay)·w. Under plain gradient descent l2 and decay = 2·l2
/// are the same thing; under Adam they are not. PyTorch's `weight_decay` of SGD is 2·l2 in these
/// terms.
public struct Regularization: Hashable, Sendable {
  public var l1: Double
  public var l2: Double
  /// Share of a weight that is taken away at rate 1, past the optimizer (Loshchilov & Hutter 2019).
  public var decay: Double
  /// The largest norm of the weights into one unit, to which longer ones are shortened after each
  /// update (Srebro & Shraibman 2005; Srivastava et al. 2014).
  public var maxNorm: Double?
  /// Which layers are meant.
  public var layers: NamePattern
  /// What of them is meant; weights unless said otherwise.
  public var kinds: Set<ParameterKind>

  public init(
    l1: Double = 0, l2: Double = 0, decay: Double = 0, maxNorm: Double? = nil,
    layers: NamePattern = .all, kinds: Set<ParameterKind> = [.weight]
  ) {
    self.l1 = l1
    self.l2 = l2
    self.decay = decay
    self.maxNorm = maxNorm
    self.layers = layers
    self.kinds = kinds
  }

  public func applies(to parameter: Parameter) -> Bool {
    kinds.contains(parameter.kind) && layers.matches(parameter.layerName)
  }
}
