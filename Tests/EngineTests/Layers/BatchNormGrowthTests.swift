import Testing

@testable import Engine

/// Batch normalization makes gradients explode at initialisation (Yang et al. 2019, theorem 8): in
/// a wide network of dense layers, normalization and ReLU ‖δ‖² grows by π/(π − 1) for each layer on
/// the way back, in the limit of large batches.
@Suite struct BatchNormGrowthTests {
  @Test func gradientsGrowByTheTheoremsFactor() throws {
    let depth = 12
    let width = 128
    let block: [any Layer] = [
      Dense(width, initializer: HeInitializer(.normal), biasInitializer: nil), BatchNorm(),
      ActivationLayer(ReLU()),
    ]
    var slope = 0.0
    let seeds = 4
    for seed in 1...seeds {
      let network = try TestNetwork(
        (0..<depth).flatMap { _ in block }, input: [256, width], seed: UInt64(seed))
      network.runOnNoise(seed: UInt64(seed))
      let norms = network.graph.layers.map { network.session.gradientNorm(of: $0.output) }
      // Geometric mean over the inner layers.
      slope += 2 * Double.log(norms[1] / norms[depth - 3]) / Double(depth - 4) / Double(seeds)
    }
    let growth = Double.exp(slope)
    #expect(abs(growth / (Double.pi / (Double.pi - 1)) - 1) < 0.06)
  }
}
