import Testing

@testable import Engine

@Suite struct ClippingTests {
  /// What an update subtracts at rate 1 is the gradient after clipping.
  private func clipped(
    _ clipping: GradientClipping?, precision: Precision = .double, scale: Double = 1
  ) throws -> (before: [[Double]], after: [[Double]], report: ClippingReport) {
    let network = try TestNetwork(
      [Dense(4, activation: Tanh()), Dense(3)], input: [5, 6],
      loss: LinearLoss(cotangent: NormalInitializer(deviation: scale)),
      update: UpdateRecipe(clipping: clipping), precision: precision)
    network.runOnNoise()
    let parameters = network.graph.parameters.map(\.value)
    let report = network.session.clippingReport()
    let before = parameters.map(network.session.gradient)
    let start = parameters.map(network.session.elements)
    network.session.update(rate: 1, step: 0)
    let after = zip(start, parameters).map { start, parameter in
      zip(start, network.session.elements(of: parameter)).map { $0 - $1 }
    }
    return (before, after, report)
  }

  @Test func globalNormKeepsTheDirection() throws {
    let (before, after, report) = try clipped(.norm(0.5))
    let length = norm(before.flatMap { $0 })
    #expect(length > 0.5)
    #expect(abs(norm(after.flatMap { $0 }) - 0.5) < 1e-6)
    let cosine = dot(before.flatMap { $0 }, after.flatMap { $0 }) / length / 0.5
    #expect(abs(cosine - 1) < 1e-5)
    #expect(abs(report.norm / length - 1) < 1e-12)
    #expect(abs(report.clippedNorm - 0.5) < 1e-6)
    #expect(report.share == 1)
  }

  @Test func belowTheLimitNothingChanges() throws {
    for clipping in [GradientClipping.norm(1e3), .parameterNorm(1e3), .value(1e3), nil] {
      let (before, after, report) = try clipped(clipping)
      for (g, change) in zip(before.joined(), after.joined()) { #expect(abs(g - change) < 1e-14) }
      #expect(report.share == 0 && report.norm == report.clippedNorm)
    }
  }

  @Test func parameterNormsAreLimitedOneByOne() throws {
    let (before, after, report) = try clipped(.parameterNorm(3))
    for (g, change) in zip(before, after) {
      #expect(abs(norm(change) - min(norm(g), 3)) < 1e-5)
    }
    let exceeding = before.count { norm($0) > 3 }
    #expect(exceeding > 0)
    #expect(report.share == Double(exceeding) / 4)
  }

  @Test func valuesAreClamped() throws {
    let (before, after, report) = try clipped(.value(0.3))
    for (g, change) in zip(before.joined(), after.joined()) {
      #expect(abs(change - min(max(g, -0.3), 0.3)) < 1e-14)
    }
    let exceeding = before.joined().count { $0.magnitude > 0.3 }
    #expect(exceeding > 0)
    #expect(report.share == Double(exceeding) / Double(before.joined().count))
  }

  /// The norm is taken without overflow: a gradient of 10²⁵ in `Float` still gives a step.
  @Test func largeGradientsOfFloatAreShortened() throws {
    let (_, after, _) = try clipped(.norm(1), precision: .float, scale: 1e25)
    #expect(abs(norm(after.flatMap { $0 }) - 1) < 1e-4)
  }

  @Test func weightClippingBoundsEveryParameter() throws {
    let network = try TestNetwork(
      [Dense(8, activation: ReLU()), Dense(1)], input: [4, 8],
      update: UpdateRecipe(weightBound: 0.01))
    network.runOnNoise()
    network.session.update(rate: 0.1, step: 0)
    let values = network.graph.parameters.flatMap { network.session.elements(of: $0.value) }
    #expect(values.map(\.magnitude).max() == 0.01)
  }
}
