import Testing

@testable import Engine

@Suite struct HighwayTests {
  /// A gate far below 0 is shut: the layers carry their input on, and the gradient back.
  @Test func shutGatesCarry() throws {
    let network = try TestNetwork(
      [Highway](repeating: Highway(gateBias: -800), count: 20), input: [3, 4],
      loss: LinearLoss.sum, differentiatesInputs: true)
    network.runOnNoise()
    let x = network.session.elements(of: network.input)
    #expect(network.session.elements(of: network.output) == x)
    #expect(network.session.gradient(of: network.input) == [Double](repeating: 1, count: 12))
  }

  /// Far above 0 the layer is an ordinary dense one.
  @Test func openGatesTransform() throws {
    let highway = try TestNetwork([Highway(gateBias: 800)], input: [3, 4])
    let dense = try TestNetwork([Dense(4, activation: Tanh())], input: [3, 4])
    highway.runOnNoise()
    dense.runOnNoise()
    let (h, d) = (
      highway.session.elements(of: highway.output), dense.session.elements(of: dense.output)
    )
    for (a, b) in zip(h, d) { #expect(abs(a - b) < 1e-14) }
  }
}
