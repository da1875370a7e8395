import Engine

/// The mean of ‖∂(r·y)/∂x‖ over paths of a length through a residual network, for each length, with a
/// fixed random r: a path of length k takes k of the L branches and the shortcuts of all other blocks
/// (Veit, Wilber & Belongie 2016, figure 6).
///
/// x is what the first block reads and y the network's output. There are L over k paths of length k;
/// a few of them are drawn. NaN of a path stays.
struct PathLengthProbe: Probe {
  var gradients: GradientNeeds { .anything }

  /// Paths of each length that are tried.
  var count: Int
  var seed: Int

  func axes(of network: Network) -> [Measurement.Axis] {
    [.init("length", (0...network.blocks.count).map { .number(Double($0)) })]
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    let blocks = network.blocks.count
    guard let start = network.blocks.first?.shortcut else { return [] }
    let paths = RandomStream(seed: UInt64(seed), name: "paths")
    var directions = RandomStream(seed: UInt64(seed), name: "paths.cotangent")
    let cotangent = (0..<network.output.shape.count).map { _ in directions.normal() }
    return session.rehearse {
      (0...blocks).map { length in
        var stream = paths.at(step: UInt64(length))
        // There is only one path of these lengths.
        let tries = length == 0 || length == blocks ? 1 : count
        let norms = (0..<tries).map { _ in
          let chosen = Set(stream.permutation(blocks).prefix(length))
          session.backward(
            from: network.output, cotangent: cotangent,
            takesBranch: (0..<blocks).map(chosen.contains))
          return session.gradientNorm(of: start)
        }
        return norms.reduce(0, +) / Double(tries)
      }
    }
  }

  func defaultCadence(steps: Int) -> Cadence { .first }

  func objection(to network: Network) -> String? {
    guard let first = network.blocks.first else { return "the model has no residual block" }
    if network.blocks.contains(where: { $0.shortcut == $0.branch }) {
      return "a branch without layers is no path of its own"
    }
    return first.shortcut == network.input
      ? "the first block reads the data; put a layer before it" : nil
  }
}
