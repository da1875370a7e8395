import Engine
import Testing

@testable import Experiments

@Suite struct UpdateSettingsTests {
  private func network(_ settings: String, model: String = "[{dense: 4}, {dense: 4}]") throws
    -> Network
  {
    try PlannedExperimentTests.plan(
      """
      data: {noise: {samples: 4, features: 4}}
      model: \(model)
      loss: random-cotangent
      record: loss
      \(settings)
      """
    ).points[0].run.network
  }

  private func diagnostic(_ settings: String) throws -> Diagnostic {
    do {
      _ = try network(settings)
    } catch let diagnostics as Diagnostics {
      return try #require(diagnostics.all.first)
    }
    Issue.record("no error was found in \(settings)")
    throw Diagnostics([])
  }

  @Test func gradientsAndWeightsAreClippedApart() throws {
    let update = try network("clip: [{value: 0.5}, {weights: 0.01}]").program.update
    #expect(update.clipping == .value(0.5))
    #expect(update.weightBound == 0.01)
    #expect(try network("clip: none").program.update.clipping == nil)
  }

  @Test func regularizationsAddUp() throws {
    let update = try network(
      "regularize: [{l1: 1e-5, max-norm: 3}, {l2: 1e-4, layers: dense1, parameters: all}]"
    ).program.update
    #expect(
      update.regularizations == [
        Regularization(l1: 1e-5, maxNorm: 3),
        Regularization(
          l2: 1e-4, layers: NamePattern("dense1"), kinds: Set(ParameterKind.allCases)),
      ])
    #expect(try network("regularize: none").program.update.regularizations.isEmpty)
  }

  @Test func aPatternThatMeansNoLayerIsAnError() throws {
    let diagnostic = try diagnostic("regularize: {l2: 1e-4, layers: conv*}")
    #expect(diagnostic.message == "no layer of the model has a name like 'conv*'")
    #expect(diagnostic.position.line == 6)
  }

  @Test func unknownClippingIsAnError() throws {
    #expect(try diagnostic("clip: {nrom: 1}").message.contains("nrom"))
    #expect(try diagnostic("clip: {norm: 0}").message.contains("above 0"))
  }

  @Test func branchesMayDependOnTheDepth() throws {
    let network = try network(
      "",
      model: "[{residual: {branch: [{dense: 4}], scale: depth, shortcut: projection}, repeat: 4}]")
    #expect(network.blocks.count == 4)
    // The branch and the projection of each block are layers.
    #expect(network.layers.count == 8)
    let session = Session(network.program, precision: .double, seed: 0)
    session.write([Double](repeating: 1, count: 16), to: network.input)
    session.forward()
    let block = network.blocks[0]
    let (sum, shortcut, branch) = (
      session.elements(of: block.sum), session.elements(of: block.shortcut),
      session.elements(of: block.branch)
    )
    for i in sum.indices { #expect(abs(sum[i] - shortcut[i] - branch[i] / 2) < 1e-15) }
  }

  @Test func gradientsNobodyReadsAreNotKept() throws {
    let network = try network("", model: "[{dense: 4, activation: tanh, repeat: 3}]")
    let session = Session(network.program, precision: .float, seed: 0)
    #expect(!session.hasGradient(network.layers[0].output))
    #expect(session.hasGradient(network.output) && session.hasGradient(network.layers[0].weights))
  }
}
