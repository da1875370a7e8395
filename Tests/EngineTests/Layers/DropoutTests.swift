import Testing

@testable import Engine

@Suite struct DropoutTests {
  private func network(_ probability: Double) throws -> TestNetwork {
    try TestNetwork(
      [Dropout(probability)], input: [100, 50], loss: LinearLoss.sum, differentiatesInputs: true)
  }

  @Test func dropsAShareAndScalesTheRest() throws {
    let network = try network(0.25)
    network.session.write([Double](repeating: 3, count: 5000), to: network.input)
    network.session.forward(step: 7)
    network.session.backward()
    let y = network.session.elements(of: network.output)
    let kept = y.count { $0 == 4 }
    #expect(kept + y.count { $0 == 0 } == 5000)
    #expect(abs(Double(kept) / 5000 - 0.75) < 0.03)
    #expect(network.session.gradient(of: network.input) == y.map { $0 / 3 })
  }

  @Test func evaluationChangesNothing() throws {
    let network = try network(0.5)
    network.runOnNoise(isTraining: false)
    let x = network.session.elements(of: network.input)
    #expect(network.session.elements(of: network.output) == x)
  }

  @Test func dropsOtherElementsAtEachStep() throws {
    let network = try network(0.5)
    func output(step: Int) -> [Double] {
      network.session.write([Double](repeating: 1, count: 5000), to: network.input)
      network.session.forward(step: step)
      return network.session.elements(of: network.output)
    }
    let (first, second) = (output(step: 0), output(step: 1))
    #expect(first != second)
  }

  @Test(arguments: [-0.1, 1, .nan])
  func rejectsOtherProbabilities(probability: Double) {
    #expect(throws: GraphError.self) { try network(probability) }
  }
}
