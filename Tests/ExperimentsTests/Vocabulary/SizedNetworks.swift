@testable import Engine
@testable import Experiments

/// Networks of one kind of data in many sizes, from a handful of numbers to some that cross every block of a
/// matrix product.
enum SizedNetworks: CaseIterable {
  case flat, images, sequences, text

  struct Size {
    let samples: Int
    /// Features, time steps or symbols.
    let extent: Int
    let width: Int
    let outputs: Int
  }

  /// A few on purpose, the others drawn, always the same.
  var sizes: [Size] {
    var stream = RandomStream(seed: 3, name: "\(self)")
    func drawn(_ range: ClosedRange<Int>) -> Int {
      min(range.upperBound, range.lowerBound + Int(stream.uniform() * Double(range.count)))
    }
    switch self {
    case .flat:
      return [
        Size(samples: 1024, extent: 64, width: 24, outputs: 1),
        Size(samples: 700, extent: 300, width: 40, outputs: 9),
      ]
        + (0..<4).map { _ in
          Size(
            samples: drawn(2...400), extent: drawn(1...80), width: drawn(1...70),
            outputs: drawn(1...40))
        }
    case .images:
      return [Size(samples: 40, extent: 0, width: 24, outputs: 3)]
        + (0..<2).map { _ in
          Size(samples: drawn(2...12), extent: 0, width: drawn(1...20), outputs: drawn(1...12))
        }
    case .sequences, .text:
      return [Size(samples: 130, extent: 9, width: 72, outputs: 1)]
        + (0..<3).map { _ in
          Size(
            samples: drawn(2...70), extent: drawn(3...12), width: drawn(1...40),
            outputs: drawn(1...12))
        }
    }
  }

  /// A network with the given layer in its middle.
  func experiment(_ layer: String, _ size: Size) -> String {
    // What a branch adds has the width of what it is added to.
    let layer = layer.replacing("{dense: 4", with: "{dense: \(size.width)")
    return """
      \(body(layer, size))
      loss: sum
      optimizer: {momentum: {rate: 0.001}}
      regularize: {l2: 1e-3, max-norm: 1}
      record: loss
      """
  }

  private func body(_ layer: String, _ size: Size) -> String {
    switch self {
    case .flat:
      """
      data: {noise: {samples: \(size.samples), features: \(size.extent)}}
      model:
        - {dense: \(size.width), activation: tanh}
        - \(layer)
        - {activation: tanh}
        - {dense: \(size.outputs)}
      """
    case .images:
      """
      data: {digits: {samples: \(size.samples)}}
      model:
        - {conv: \(size.width), size: 3, activation: tanh}
        - \(layer)
        - {activation: tanh}
      """
    case .sequences:
      """
      data: {adding: {samples: \(size.samples), length: \(size.extent)}}
      model: [{rnn: \(size.width), return: all}, \(layer), {dense: \(size.outputs)}]
      """
    case .text:
      """
      data: {markov-text: {samples: \(size.samples), length: \(size.extent), symbols: \(size.extent)}}
      model: [\(layer), {rnn: \(size.width)}, {dense: \(size.outputs)}]
      """
    }
  }

  /// The runs of a layer in all sizes of all kinds that take it.
  static func runs(with layer: String) -> [TrainingRun] {
    allCases.flatMap { kind in
      kind.sizes.compactMap { size in
        try? PlannedExperimentTests.plan(kind.experiment(layer, size)).points[0].run
      }
    }
  }
}
