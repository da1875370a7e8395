import Testing

@testable import Engine

@Suite struct LayerRecordTests {
  /// Whether z is written by a normalization, h by an activation.
  private func kinds(_ layers: [any Layer]) throws -> [(z: String, h: String)] {
    let network = try TestNetwork(layers, input: [4, 6])
    func kind(_ value: Value) -> String {
      let operation = network.graph.operations.first { $0.outputs.contains(value) }
      return operation.map { String(describing: type(of: $0)) } ?? "none"
    }
    return network.graph.layers.map { (kind($0.preactivation), kind($0.output)) }
  }

  @Test func anActivationOfTheLayerItself() throws {
    let kinds = try kinds([Dense(3, activation: Tanh()), Dense(2)])
    #expect(kinds.map(\.z) == ["Affine", "Affine"])
    #expect(kinds.map(\.h) == ["ElementwiseOperation", "Affine"])
  }

  @Test func aNormalizationBetweenLayerAndActivation() throws {
    let kinds = try kinds([Dense(3), BatchNorm(), ActivationLayer(PReLU()), Dense(2)])
    #expect(kinds.map(\.z) == ["BatchNormalization", "Affine"])
    #expect(kinds.map(\.h) == ["PReLUOperation", "Affine"])
  }

  @Test func aNormalizationAfterTheActivation() throws {
    let kinds = try kinds([Dense(3, activation: ReLU()), LayerNorm(), Dense(2)])
    #expect(kinds.map(\.z) == ["Affine", "Affine"])
    #expect(kinds.map(\.h) == ["ElementwiseOperation", "Affine"])
  }

  @Test func anActivationAfterASum() throws {
    let kinds = try kinds([Dense(3), Residual([Dense(3)]), ActivationLayer(ReLU())])
    #expect(kinds.map(\.h) == ["Affine", "Affine"])
  }

  @Test func namesAreUnique() throws {
    let parts: [any Layer] = [Dense(4), BatchNorm(), ActivationLayer(PReLU())]
    let network = try TestNetwork(
      parts + parts + [Residual(parts, scale: .learned(from: 0))], input: [4, 6])
    let names = network.graph.parameters.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.contains("batch-norm2.scale") && names.contains("residual1.scale"))
  }
}
