import Engine
import Testing

@testable import Experiments

@Suite struct ProbeTests {
  private func measure(_ probe: any Probe, _ yaml: String) throws -> [Double] {
    let check = try NetworkCheck(yaml)
    return probe.measure(check.session, of: check.network)
  }

  /// A network on noise, with a probe recorded so that the network is built for it.
  private func noise(
    _ model: String, samples: Int = 8, features: Int = 6, record: String = "loss",
    settings: String = ""
  ) -> String {
    """
    data: {noise: {samples: \(samples), features: \(features)}}
    model: \(model)
    loss: random-cotangent
    record: \(record)
    \(settings)
    """
  }

  @Test(arguments: [1, 10, 100])
  func orthogonalLinearNetworksHaveSingularValuesOne(depth: Int) throws {
    let values = try measure(
      JacobianProbe(),
      noise(
        "[{dense: 6, repeat: \(depth)}]", record: "jacobian-singular-values",
        settings: "init: orthogonal"))
    #expect(values.count == 6)
    for value in values { #expect(abs(value - 1) < 1e-12) }
  }

  @Test func singularValuesOfKnownMatrices() {
    let values = SingularValues.of([[3, 0], [4, 5]])
    #expect(abs(values[0] - 45.0.squareRoot()) < 1e-14)
    #expect(abs(values[1] - 5.0.squareRoot()) < 1e-14)
    // Of rank 1, and wide.
    let dyad = SingularValues.of([[1, 2, 2], [2, 4, 4]])
    #expect(abs(dyad[0] - 45.0.squareRoot()) < 1e-13 && dyad[1] < 1e-15)
    #expect(SingularValues.of([[.nan, 0], [0, 1]]).allSatisfy { $0.isNaN })
    let tiny = SingularValues.of([[1e-150, 0], [0, 1e-20]])
    #expect(tiny == [1e-20, 1e-150])
  }

  @Test func constantOutputsAreAllAlike() throws {
    let alike = try measure(
      ActivationCorrelationProbe(),
      noise("[{dense: 6, activation: sigmoid, init: zeros, repeat: 2}]"))
    for value in alike { #expect(abs(value - 1) < 1e-12) }
    let apart = try measure(
      ActivationCorrelationProbe(), noise("[{dense: 400}]", samples: 40, features: 400))
    #expect(apart[0].magnitude < 0.05)
  }

  @Test func sparsityCountsSmallWeights() throws {
    let model = "[{dense: 4, init: zeros}, {dense: 4, init: {constant: 0.5}}]"
    #expect(try measure(SparsityProbe(threshold: 0.001), noise(model)) == [1, 0])
    #expect(try measure(SparsityProbe(threshold: 0.6), noise(model)) == [1, 1])
  }

  @Test func linearNetworksHaveOneGradientForAllInputs() throws {
    let model = "[{dense: 6, repeat: 3}]"
    let correlation = try measure(
      GradientCorrelationProbe(), noise(model, record: "gradient-correlation"))
    #expect(abs(correlation[0] - 1) < 1e-12)
    let deep = try measure(
      GradientCorrelationProbe(),
      noise(
        "[{dense: 64, activation: relu, repeat: 12}]", features: 64,
        record: "gradient-correlation", settings: "init: he"))
    #expect(deep[0].magnitude < 0.5)
  }

  @Test func updatesOfDescentAreTheRateTimesTheGradient() throws {
    let check = try NetworkCheck(
      noise("[{dense: 6, activation: tanh, repeat: 3}]", settings: "optimizer: {sgd: 0.25}"))
    let (session, network) = (check.session, check.network)
    let before = network.layers.map { session.elements(of: $0.weights) }
    let ratios = UpdateRatioProbe().measure(session, of: network)
    for (ratio, layer) in zip(ratios, network.layers) {
      let expected =
        0.25 * session.gradientNorm(of: layer.weights) / session.norm(of: layer.weights)
      #expect(abs(ratio / expected - 1) < 1e-10)
    }
    // The update was taken back.
    #expect(network.layers.map { session.elements(of: $0.weights) } == before)
  }

  @Test func slopesTellSaturatedAndDeadUnits() throws {
    let relu = noise("[{dense: 6, activation: relu}, {dense: 2}]", settings: "init: {constant: -1}")
    let check = try NetworkCheck(
      relu.replacingNoise(with: "data: {ones: {samples: 8, features: 6}}"))
    #expect(DeadFractionProbe().measure(check.session, of: check.network) == [1, 0])
    #expect(SaturatedFractionProbe().measure(check.session, of: check.network) == [1, 0])
    let leaky = try NetworkCheck(
      noise("[{dense: 6, activation: {leaky-relu: 0.1}}]", settings: "init: {constant: -1}"))
    #expect(DeadFractionProbe().measure(leaky.session, of: leaky.network) == [0])
    #expect(SaturatedFractionProbe().measure(leaky.session, of: leaky.network) == [0])
    let prelu = try NetworkCheck(
      noise("[{dense: 6, activation: {prelu: 0}}]", settings: "init: {constant: 0}"))
    #expect(DeadFractionProbe().measure(prelu.session, of: prelu.network) == [1])
  }

  @Test func histogramsCountEveryElementOnce() {
    let linear = Bins(count: 4, lower: -2, upper: 2, scale: .linear)
    #expect(linear.edges == [-2, -1, 0, 1])
    let some = [-5, -1.5, -0.5, 0, 0.5, 1, 2, .infinity]
    #expect(linear.shares(of: some) == [0.125, 0.125, 0.25, 0.25])
    #expect(linear.sharesOutside(of: some) == [0.125, 0.125, 0])
    #expect(linear.sharesOutside(of: [.nan, -.infinity, 0, 0]) == [0.25, 0, 0.25])
    let log = Bins(count: 3, lower: 1e-3, upper: 1, scale: .log)
    let magnitudes = [0, -0.0, -5e-3, 0.05, 1, 7, 1e-4, .nan]
    #expect(log.shares(of: magnitudes) == [0.125, 0.125, 0.125])
    #expect(log.sharesOutside(of: magnitudes) == [0.25, 0.125, 0.125, 0.125])
  }

  @Test func everyElementIsInABinOrOutside() {
    let elements = [
      0, -0.0, 1, -1, .leastNonzeroMagnitude, 0x1p-1060, 1e-300, 1e300, -.greatestFiniteMagnitude,
      .infinity,
      -.infinity, .nan, 1.0.nextDown, 1.0.nextUp, 1e-20,
    ]
    for bins in [
      Bins(count: 60, lower: 1e-20, upper: 1, scale: .log),
      Bins(count: 7, lower: .leastNonzeroMagnitude, upper: .greatestFiniteMagnitude, scale: .log),
      Bins(count: 60, lower: -3, upper: 3, scale: .linear),
      Bins(count: 1, lower: 1, upper: 1.0.nextUp, scale: .linear),
    ] {
      for element in elements {
        let shares = bins.shares(of: [element]) + bins.sharesOutside(of: [element])
        #expect(shares.reduce(0, +) == 1, "\(element) in \(bins)")
      }
    }
  }

  @Test("What lies beyond the bins is recorded with the histogram, at the same steps")
  func outsideIsRecordedWithTheHistogram() throws {
    let yaml = """
      data: {ones: {samples: 1, features: 1}}
      model: [{dense: 4, init: zeros}, {dense: 1, init: zeros}]
      loss: sum
      record: {gradient-histogram: {when: first, as: g}}
      """
    let result = try PlannedExperimentTests.run(yaml)
    let outside = try #require(result.metric("g-outside"))
    #expect(outside.axes.map(\.name) == ["seed", "step", "layer", "outside"])
    // Behind weights that are zero nothing comes back; the last layer's input is zero as well.
    #expect(outside.values == [1, 0, 0, 0, 1, 0, 0, 0])
    #expect(result.metric("g")?.values.allSatisfy { $0 == 0 } == true)
  }

  @Test func clippingIsReported() throws {
    let settings = "clip: {norm: 1e-3}\nregularize: {l2: 0.1}"
    let check = try NetworkCheck(noise("[{dense: 6}]", settings: settings))
    let (session, network) = (check.session, check.network)
    let before = GlobalGradientNormProbe(isClipped: false).measure(session, of: network)[0]
    #expect(before > 1e-3)
    let after = GlobalGradientNormProbe(isClipped: true).measure(session, of: network)[0]
    #expect(abs(after - 1e-3) < 1e-6)
    #expect(ClippedShareProbe().measure(session, of: network) == [1])
    let square = session.norm(of: network.layers[0].weights)
    #expect(abs(PenaltyProbe().measure(session, of: network)[0] - 0.1 * square * square) < 1e-12)
  }

  private let spirals = """
    data: {spirals: {samples: 32}}
    loss: binary-cross-entropy
    record: [loss, loss-on-plane]

    """

  @Test func landscapesStartFromTheLoss() throws {
    let check = try NetworkCheck(
      spirals + "model: [{dense: 6, activation: tanh}, batch-norm, {dense: 1}]")
    let (session, network) = (check.session, check.network)
    var probe = LandscapeProbe(
      subject: .loss,
      lines: [.init(direction: .descent, lower: 0, upper: 1e-3, count: 2)], seed: 0)
    let descent = probe.measure(session, of: network)
    #expect(descent[0] == session.objective)
    // The slope at 0 is −‖g‖².
    let squares = network.program.graph.parameters.reduce(0.0) { sum, parameter in
      sum + session.gradient(of: parameter.value).reduce(0) { $0 + $1 * $1 }
    }
    #expect(abs((descent[0] - descent[1]) / 1e-3 / squares - 1) < 0.01)
    let line = LandscapeProbe.Line(direction: .random, lower: -1, upper: 1, count: 3)
    probe = LandscapeProbe(subject: .loss, lines: [line, line], seed: 0)
    let plane = probe.measure(session, of: network)
    #expect(plane.count == 9)
    #expect(plane[4] == session.objective)
    probe.subject = .gradientNorm
    #expect(abs(probe.measure(session, of: network)[4] / squares.squareRoot() - 1) < 1e-12)
  }

  @Test func landscapesOfParametersPassThroughTheirValues() throws {
    let check = try NetworkCheck(spirals + "model: [{dense: 1}]")
    let (session, network) = (check.session, check.network)
    let weights = session.elements(of: network.layers[0].weights)
    let bias = LandscapeProbe.Line(
      direction: .parameter(ParameterElement(name: "dense1.bias", place: nil)), lower: -1,
      upper: 1, count: 3)
    let weight = LandscapeProbe.Line(
      direction: .parameter(ParameterElement(name: "dense1.weights", place: 2)),
      lower: weights[1], upper: 5, count: 2)
    let plane = LandscapeProbe(subject: .loss, lines: [bias, weight], seed: 0)
    #expect(plane.axes(of: network).map(\.labels.count) == [3, 2])
    let losses = plane.measure(session, of: network)
    // The bias starts at 0.
    #expect(losses[2] == session.objective)
    #expect(session.elements(of: network.layers[0].weights) == weights)
  }

  @Test func parametersOfLandscapesMustExist() throws {
    let network = try NetworkCheck(spirals + "model: [{dense: 1}]").network
    func objection(_ name: String, _ place: Int? = nil) -> String? {
      ParameterElement(name: name, place: place).objection(to: network)
    }
    #expect(objection("dense1.bias") == nil)
    #expect(objection("dense1.weights", 2) == nil)
    #expect(
      objection("dense1.weight")
        == "the model has no parameter 'dense1.weight'; did you mean 'dense1.weights'?")
    #expect(
      objection("w") == "the model has no parameter 'w'; it has 'dense1.weights', 'dense1.bias'")
    #expect(objection("dense1.weights")?.contains("2 elements (2×1)") == true)
    #expect(objection("dense1.weights", 3) == "'dense1.weights' has no element 3, but 2")
  }

  @Test func parametersAreRecordedUnderTheirPlaces() throws {
    let check = try NetworkCheck(spirals + "model: [{dense: 2, activation: prelu}, {dense: 1}]")
    let probe = ParameterValueProbe(pattern: .all)
    let axis = probe.axes(of: check.network)[0]
    #expect(
      axis.labels.map(\.description) == [
        "dense1.weights[1,1]", "dense1.weights[1,2]", "dense1.weights[2,1]",
        "dense1.weights[2,2]", "dense1.bias[1]", "dense1.bias[2]", "prelu1.slope",
        "dense2.weights[1,1]", "dense2.weights[2,1]", "dense2.bias",
      ])
    let slopes = ParameterValueProbe(pattern: NamePattern("prelu*"))
    #expect(slopes.measure(check.session, of: check.network) == [0.25])
    #expect(ParameterValueProbe(pattern: NamePattern("conv*")).objection(to: check.network) != nil)
  }

  /// Branches that add nothing yet can be deleted without loss.
  @Test func lesionsOfBlocksThatStartAtZeroChangeNothing() throws {
    let check = try NetworkCheck(
      spirals
        + """
        model:
          - {dense: 6, activation: tanh}
          - {residual: {branch: [{dense: 6, activation: relu}, {dense: 6}], scale: rezero}, repeat: 4}
          - {dense: 1}
        """)
    let accuracy = check.network.accuracy(in: check.session)
    let lesions = LesionProbe().measure(check.session, of: check.network)
    #expect(lesions == [accuracy, accuracy, accuracy, accuracy])
  }

  @Test func lesionsOfPlainLayersNeedEqualShapes() throws {
    let check = try NetworkCheck(
      spirals + "model: [{dense: 6, activation: tanh, repeat: 3}, {dense: 1}]")
    let lesions = LesionProbe().measure(check.session, of: check.network)
    #expect(lesions.map(Measurement.isMissing) == [true, false, false, true])
  }
}

extension String {
  /// The same experiment with other data in its first line.
  fileprivate func replacingNoise(with data: String) -> String {
    data + drop { $0 != "\n" }
  }
}
