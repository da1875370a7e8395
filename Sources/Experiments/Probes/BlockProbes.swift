import Engine

/// A probe with one number for each residual block, from 1 at the input.
protocol BlockProbe: Probe {
  func measure(_ block: BlockRecord, in session: Session) -> Double
}

extension BlockProbe {
  public func axes(of network: Network) -> [Measurement.Axis] {
    [.init("block", network.blocks.indices.map { .number(Double($0 + 1)) })]
  }

  public func measure(_ session: Session, of network: Network) -> [Double] {
    network.blocks.map { measure($0, in: session) }
  }

  public func defaultCadence(steps: Int) -> Cadence { .logarithmic(count: 40) }
}

/// ‖y‖ of what each residual block hands on: how the stream of a residual network grows.
struct BlockNormProbe: BlockProbe {
  var gradients: GradientNeeds { [] }

  func measure(_ block: BlockRecord, in session: Session) -> Double {
    session.norm(of: block.output)
  }
}

/// ‖∂L/∂y‖ of what each residual block hands on.
struct BlockGradientNormProbe: BlockProbe {
  var gradients: GradientNeeds { .layers }

  func measure(_ block: BlockRecord, in session: Session) -> Double {
    session.gradientNorm(of: block.output)
  }
}
