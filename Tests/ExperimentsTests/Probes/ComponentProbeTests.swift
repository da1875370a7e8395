import Engine
import Testing

@testable import Experiments

@Suite struct ComponentProbeTests {
  private func measure(_ probe: any Probe, _ yaml: String) throws -> [Double] {
    let check = try NetworkCheck(yaml)
    #expect(probe.objection(to: check.network) == nil)
    let values = probe.measure(check.session, of: check.network)
    let count = probe.axes(of: check.network).reduce(1) { $0 * $1.labels.count }
    #expect(values.count == count)
    return values
  }

  private func noise(_ model: String, _ settings: String = "") -> String {
    """
    data: {noise: {samples: 8, features: 6}}
    model: \(model)
    loss: random-cotangent
    record: loss
    \(settings)
    """
  }

  /// By value it turns the gradient, by norm it does not; by each parameter's norm it does.
  @Test(arguments: [
    ("none", 0.999999999999, 1.000000000001), ("{norm: 0.01}", 0.999999999999, 1.000000000001),
    ("{value: 0.01}", 0.1, 0.99), ("{parameter-norm: 0.01}", 0.1, 0.9999),
  ])
  func clippingTurnsTheGradientOrNot(clip: String, least: Double, most: Double) throws {
    let cosine = try measure(
      ClipCosineProbe(), noise("[{dense: 6, activation: tanh, repeat: 3}]", "clip: \(clip)"))[0]
    #expect((least...most).contains(cosine))
  }

  /// Of L = (w·x + b)²/n the gradient changes by the curvature, whatever the step.
  @Test func smoothnessOfAParabolaIsItsCurvature() throws {
    let values = try measure(
      SmoothnessProbe(),
      """
      data: {table: [[1]], targets: [3]}
      model: [{dense: 1, bias: false}]
      loss: mse
      optimizer: {sgd: 0.1}
      record: loss
      """)
    #expect(abs(values[0] - 2) < 1e-10)
  }

  @Test func orthogonalWeightsHaveSingularValuesOne() throws {
    let values = try measure(
      WeightSingularValuesProbe(),
      noise("[{dense: 6}, {dense: 3}]", "init: {orthogonal: 2}"))
    #expect(values.count == 12)
    for value in values[..<9] { #expect(abs(value - 2) < 1e-12) }
    #expect(values[9...].allSatisfy(Measurement.isMissing))
  }

  @Test func receptiveFieldsLieAsThePixelsDo() throws {
    let yaml = """
      data: {digits: {samples: 2}}
      model: [flatten, {dense: 3}]
      loss: random-cotangent
      record: loss
      """
    let check = try NetworkCheck(yaml)
    let probe = ReceptiveFieldProbe(limit: 2, width: nil)
    #expect(probe.axes(of: check.network).map(\.labels.count) == [2, 16, 16])
    let weights = check.session.elements(of: check.network.layers[0].weights)
    let fields = probe.measure(check.session, of: check.network)
    #expect(fields[16 * 16 + 5 * 16 + 7] == weights[(5 * 16 + 7) * 3 + 1])
    let windows = try NetworkCheck(
      yaml.replacing("[flatten, {dense: 3}]", with: "[{conv: 3, size: 5}]"))
    #expect(probe.axes(of: windows.network).map(\.labels.count) == [2, 5, 5])
    let flat = try NetworkCheck(noise("[{dense: 4}]"))
    #expect(probe.axes(of: flat.network).map(\.labels.count) == [2, 1, 6])
    let wide = ReceptiveFieldProbe(limit: 2, width: 3)
    #expect(wide.axes(of: flat.network).map(\.labels.count) == [2, 2, 3])
    #expect(ReceptiveFieldProbe(limit: 2, width: 4).objection(to: flat.network) != nil)
  }

  @Test func gatesAreBetweenShutAndOpen() throws {
    let yaml = """
      data: {adding: {samples: 4, length: 5}}
      model: [{lstm: 3, return: all}, {gru: 2}, {dense: 1}]
      loss: mse
      record: loss
      """
    let probe = GateHistogramProbe(bins: Bins(count: 4, lower: 0, upper: 1, scale: .linear))
    let shares = try measure(probe, yaml)
    let outside = try measure(#require(probe.companion).probe, yaml)
    for gate in 0..<shares.count / 4 {
      let all = Array(shares[gate * 4..<gate * 4 + 4] + outside[gate * 3..<gate * 3 + 3])
      #expect(abs(all.reduce(0, +) - 1) < 1e-12 || all.allSatisfy(Measurement.isMissing))
    }
    #expect(shares.contains(where: Measurement.isMissing))
    // A cell's new content is between −1 and 1, so that some of it has no bin.
    #expect(outside.contains { $0 > 0 })
  }

  /// 8 samples, 6 → 5 → 2: forward 8·(30 + 10), on the way back all but the input's gradient; an
  /// activation and the loss one for each number.
  @Test func multiplyAddsAreCounted() throws {
    let yaml = noise("[{dense: 5, activation: relu}, {dense: 2}]")
    let products: Int = 8 * (30 + 10) + 8 * (30 + 2 * 10)
    let count: Int = products + 2 * 8 * 5 + 2
    #expect(try measure(MultiplyAddProbe(), yaml) == [Double(count)])
    // 6·5 + 5 and 5·2 + 2.
    #expect(try measure(ParameterCountProbe(), yaml) == [47])
    let shared = noise("[{dense: 6, repeat: 10, shared: true}]")
    #expect(try measure(ParameterCountProbe(), shared) == [42])
  }

  @Test func recurrentMultiplyAddsAreCounted() throws {
    let counts = try measure(
      MultiplyAddProbe(),
      """
      data: {adding: {samples: 3, length: 4}}
      model: [{rnn: 5}]
      loss: sum
      record: loss
      """)
    // x·W and h·U for each of 4·3 places, ∂W, ∂U and ∂h; the cell once each way, and the sum's two.
    let places = 4 * 3
    let forward: Int = places * 5 * (2 + 5)
    let backward: Int = places * 5 * (2 + 5 + 5)
    let count: Int = forward + backward + 2 * places * 5 + 2
    #expect(counts == [Double(count)])
  }

  @Test func meanFieldTheoryIsMeasured() throws {
    let yaml = noise("[{dense: 6, bias: {constant: 3}}]", "init: {constant: 0}")
    #expect(try measure(PreactivationMeanProbe(), yaml) == [3])
    #expect(try measure(PreactivationDeviationProbe(), yaml) == [0])
  }

  /// h ← h + α·W·h with W orthogonal: a path of length k has the norm αᵏ of the one of length 0, and
  /// the sum over all paths is the whole gradient.
  @Test func pathsThroughOrthogonalBranchesShrinkByTheirScale() throws {
    let values = try measure(
      PathLengthProbe(count: 3, seed: 0),
      noise(
        "[{dense: 6}, {residual: {branch: [{dense: 6, bias: false}], scale: 0.5}, repeat: 6}]",
        "init: orthogonal"
      ).replacing("record: loss", with: "record: path-gradient-norm"))
    #expect(values.count == 7)
    for (length, value) in values.enumerated() {
      var factor = 1.0
      for _ in 0..<length { factor *= 0.5 }
      #expect(abs(value / values[0] / factor - 1) < 1e-12)
    }
  }

  @Test func allPathsTogetherAreTheGradient() throws {
    let check = try NetworkCheck(
      noise(
        "[{dense: 6}, {residual: {branch: [{dense: 4, activation: tanh}, {dense: 6}]}, repeat: 3}]"
      ).replacing("record: loss", with: "record: path-gradient-norm"))
    let (session, network) = (check.session, check.network)
    let cotangent = (0..<network.output.shape.count).map { PortableMath.sin(Double($0)) }
    let start = network.blocks[0].shortcut
    session.backward(from: network.output, cotangent: cotangent)
    let whole = session.gradient(of: start)
    var sum = whole.map { _ in 0.0 }
    for path in 0..<8 {
      session.backward(
        from: network.output, cotangent: cotangent,
        takesBranch: (0..<3).map { path >> $0 & 1 == 1 })
      for (i, g) in session.gradient(of: start).enumerated() { sum[i] += g }
    }
    for (a, b) in zip(sum, whole) { #expect(abs(a - b) < 1e-12) }
  }
}
