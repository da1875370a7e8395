/// What probes do besides reading: other passes over the same network.
extension Session {
  /// Rescales the weights of layers whose initializer asks for a look at the data, from the input
  /// on.
  ///
  /// Call it once, after the first `load`. Without such an initializer it does nothing.
  public func calibrate() {
    switch core {
    case .float(let core): core.calibrate()
    case .double(let core): core.calibrate()
    }
  }

  /// Runs `body`, which may do anything to the session, and then puts all of it back as it was.
  public func rehearse<Result>(_ body: () throws -> Result) rethrows -> Result {
    switch core {
    case .float(let core): try core.rehearse(body)
    case .double(let core): try core.rehearse(body)
    }
  }

  /// A forward pass in which a value is taken from another one of its shape instead of being
  /// computed: the layers that lead from one to the other are deleted.
  public func forward(replacing target: Value, by source: Value, isTraining: Bool) {
    switch core {
    case .float(let core): core.forward(replacing: target, by: source, isTraining: isTraining)
    case .double(let core): core.forward(replacing: target, by: source, isTraining: isTraining)
    }
  }

  /// The gradient of Σ cotangent·value with respect to all that the value depends on.
  ///
  /// - Precondition: the value depends on a parameter.
  public func backward(from value: Value, cotangent: [Double]) {
    precondition(hasGradient(value), "nothing is known of the gradient of this value")
    switch core {
    case .float(let core): core.backward(from: value, cotangent: cotangent)
    case .double(let core): core.backward(from: value, cotangent: cotangent)
    }
  }

  /// f′(z) of each element of a layer's preactivation; nil if the layer has no activation of one
  /// argument, as recurrent layers.
  public func slopes(of layer: LayerRecord) -> [Double]? {
    switch core {
    case .float(let core): core.slopes(from: layer.preactivation, to: layer.output)
    case .double(let core): core.slopes(from: layer.preactivation, to: layer.output)
    }
  }

  /// The step of the last forward pass.
  public var step: Int {
    switch core {
    case .float(let core): core.step
    case .double(let core): core.step
    }
  }
}
