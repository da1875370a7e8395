/// One layer applied over and over with the same parameters: x_t = F(x_{t−1}; θ) for t = 1…n.
///
/// The gradient of a parameter is the sum over all repetitions, as in back-propagation through time: a
/// recurrent network without inputs (Pascanu, Mikolov & Bengio 2013, section 2.1), drawn in depth.
/// The layer must hand on the shape it reads. Parameters are those of the first repetition, under
/// its names; running averages of a normalization are each repetition's own, since the activations
/// of each have their own distribution (Cooijmans et al. 2017).
public struct SharedRepetition: Layer {
  public var layer: any Layer
  public var count: Int

  public init(_ layer: any Layer, count: Int) {
    self.layer = layer
    self.count = count
  }

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    guard count > 0 else {
      throw .invalidSetting(
        layer: "shared", setting: "repeat", reason: "it is \(count), but must be at least 1")
    }
    return try graph.applyRepeatedly(layer, count: count, to: input)
  }
}
