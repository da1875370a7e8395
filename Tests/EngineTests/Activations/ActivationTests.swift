import Testing

@testable import Engine

@Suite struct ActivationTests {
  /// Functions with a continuous derivative; ReLU has a test of its own.
  static let smooth: [any Activation] = [
    Identity(), Sigmoid(), Tanh(), GELU(), SiLU(), Softplus(),
  ]
  /// With a corner at 0 or at −1 and 1, in the function or its slope; inputs of a fixed stream keep
  /// clear of it.
  static let cornered: [any Activation] = [
    ReLU(), LeakyReLU(), LeakyReLU(0.3), PReLU(), PReLU(start: -0.5, sharing: .unit),
    ELU(alpha: 0.7),
    SELU(), HardTanh(), Softsign(),
  ]

  @Test(arguments: smooth.indices, [1, 7, 8, 19])
  func gradientsAgreeWithDifferences(index: Int, width: Int) throws {
    let check = try GradientCheck(input: [3, width]) { input, graph in
      try Dense(width, activation: Self.smooth[index]).apply(to: input, in: &graph)
    }
    #expect(check.largestError() < 1e-6)
  }

  /// z at distances of more than a difference step from every corner.
  @Test(arguments: cornered.indices)
  func gradientsAwayFromCornersAgreeWithDifferences(index: Int) throws {
    let check = try GradientCheck(input: [1, 8]) { input, graph in
      let z = graph.parameter(
        "z", .weight, shape: [4, 8], fan: Fan(input: 8, output: 8), initializer: Grid())
      return Self.cornered[index].apply(to: z, in: &graph)
    }
    #expect(check.largestError() < 1e-6)
  }

  /// −2.15, −2.02, …, 1.88.
  struct Grid: Initializer {
    func values(shape: Shape, fan: Fan, from stream: inout RandomStream) -> [Double] {
      (0..<shape.count).map { -2.15 + 0.13 * Double($0) }
    }
  }

  /// One unit with weight 1: the gradient of its bias is f′ of its input.
  private func derivative(_ activation: any Activation, at z: Double) throws -> Double {
    var graph = Graph()
    let input = graph.input("input", shape: [1, 1])
    let output = try Dense(1, activation: activation, initializer: ConstantInitializer(1))
      .apply(to: input, in: &graph)
    let objective = try LinearLoss.sum.apply(to: output, target: nil, in: &graph)
    let session = Session(Program(graph, objective: objective), precision: .double, seed: 0)
    session.write([z], to: input)
    session.forward()
    session.backward()
    return session.gradient(of: graph.layers[0].preactivation)[0]
  }

  @Test func reluPassesGradientsOfPositiveSumsOnly() throws {
    #expect(try derivative(ReLU(), at: 2) == 1)
    #expect(try derivative(ReLU(), at: -2) == 0)
    #expect(try derivative(ReLU(), at: 0) == 0)
  }

  @Test func largestSlopes() throws {
    #expect(try derivative(Sigmoid(), at: 0) == 0.25)
    #expect(try derivative(Tanh(), at: 0) == 1)
    #expect(try derivative(Softsign(), at: 0) == 1)
    #expect(abs(try derivative(GELU(), at: 2.0.squareRoot()) - 1.128904145) < 1e-8)
    #expect(abs(try derivative(SiLU(), at: 2.3994) - 1.099839) < 1e-6)
    #expect(abs(try derivative(SELU(), at: -1e-12) - 1.758099) < 1e-6)
  }

  /// E[f(x)²] and E[f′(x)²] for x ~ N(0, 1), by the trapezoid rule on a grid that has 0 as a node.
  @Test(arguments: [
    (Sigmoid() as any Activation, 0.293379, 0.044836), (Tanh(), 0.394294, 0.464403),
    (LeakyReLU(0.02), 0.5002, 0.5002), (PReLU(), 0.53125, 0.53125), (ELU(), 0.644945, 0.668102),
    (SELU(), 1, 1.071571), (GELU(), 0.425221, 0.455851), (SiLU(), 0.355776, 0.379482),
    (Softplus(), 0.921246, 0.293379),
  ])
  func moments(activation: any Activation, value: Double, slope: Double) throws {
    let step = 1.0 / 256
    let grid = (-2560...2560).map { step * Double($0) }
    let network = try TestNetwork(
      [ActivationLayer(activation)], input: [1, grid.count], loss: LinearLoss.sum,
      differentiatesInputs: true)
    network.session.write(grid, to: network.input)
    network.session.forward()
    network.session.backward()
    func mean(_ f: [Double]) -> Double {
      zip(grid, f).reduce(0) { sum, point in
        sum + step * 0.3989422804014327 * PortableMath.exp(-point.0 * point.0 / 2) * point.1
          * point.1
      }
    }
    #expect(abs(mean(network.session.elements(of: network.output)) - value) < 1e-5)
    // A corner costs half a step.
    #expect(abs(mean(network.session.gradient(of: network.input)) - slope) < 3e-3)
  }

  @Test(arguments: [Precision.float, .double])
  func notANumberStaysVisible(precision: Precision) throws {
    for activation in Self.smooth + Self.cornered {
      var graph = Graph()
      let input = graph.input("input", shape: [1, 9])
      let output = activation.apply(to: input, in: &graph)
      let objective = try LinearLoss.sum.apply(to: output, target: nil, in: &graph)
      let session = Session(Program(graph, objective: objective), precision: precision, seed: 0)
      session.write([Double](repeating: .nan, count: 9), to: input)
      session.forward()
      let allNaN = session.elements(of: output).allSatisfy { $0.isNaN }
      #expect(allNaN)
    }
  }
}
