import Testing

@testable import Engine

@Suite struct DisturbanceTests {
  private func network() throws -> TestNetwork {
    try TestNetwork(
      [Disturbance(shift: 0.5, scale: 1.5)], input: [40, 30], loss: LinearLoss.sum,
      differentiatesInputs: true)
  }

  private func outputs(_ network: TestNetwork, of x: Double, step: Int) -> [Double] {
    network.session.write([Double](repeating: x, count: 1200), to: network.input)
    network.session.forward(step: step)
    return network.session.elements(of: network.output)
  }

  @Test func allSamplesOfAUnitAreMovedAlike() throws {
    let network = try network()
    let (shifts, moved) = (outputs(network, of: 0, step: 3), outputs(network, of: 1, step: 3))
    for i in 0..<1200 {
      #expect(shifts[i] == shifts[i % 30] && abs(shifts[i]) <= 0.5)
      #expect(1...1.5 ~= moved[i] - shifts[i])
    }
    #expect(Set(shifts).count == 30)
    network.session.backward()
    let gradient = network.session.gradient(of: network.input)
    for i in 0..<1200 { #expect(abs(gradient[i] - (moved[i] - shifts[i])) < 1e-12) }
  }

  @Test func eachStepMovesElsewhere() throws {
    let network = try network()
    #expect(outputs(network, of: 0, step: 1) != outputs(network, of: 0, step: 2))
  }

  @Test func evaluationChangesNothing() throws {
    let network = try network()
    network.runOnNoise(isTraining: false)
    let x = network.session.elements(of: network.input)
    #expect(network.session.elements(of: network.output) == x)
  }
}
