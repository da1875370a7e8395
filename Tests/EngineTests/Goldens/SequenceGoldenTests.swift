import Foundation
import Testing

@testable import Engine

/// What PyTorch computed in double precision; see `Goldens/make_recurrent_goldens.py`.
struct SequenceGolden: Decodable, Sendable, CustomTestStringConvertible {
  var name: String
  var kind: String?
  var returns: String?
  var truncation: Int?
  var shape: [Int]
  var hidden: [Int]?
  var outputCount: Int?
  var input: [Double]
  var target: [Double]
  var parameters: [String: [Double]]
  var outputs: [Double]
  var gradients: [String: [Double]]
  /// Of 20 steps with rate 0.1.
  var losses: [Double]

  var testDescription: String { name }

  static func load(_ file: String) throws -> [SequenceGolden] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Data")
    return try JSONDecoder().decode(
      [SequenceGolden].self, from: Data(contentsOf: folder.appending(path: file)))
  }
}

@Suite struct SequenceGoldenTests {
  private func layer(_ golden: SequenceGolden, _ units: Int, returns: RecurrentSettings.Returns)
    -> any Layer
  {
    let settings = RecurrentSettings(returns: returns, truncation: golden.truncation)
    return switch golden.kind {
    case "lstm": LSTM(units, settings: settings)
    case "gru": GRU(units, settings: settings)
    case "rnn-relu": RNN(units, function: .relu, settings: settings)
    default: RNN(units, settings: settings)
    }
  }

  @Test(arguments: [Precision.double, .float])
  func recurrentNetworksAgreeWithPyTorch(precision: Precision) throws {
    let goldens = try SequenceGolden.load("recurrent.json")
    #expect(goldens.count == 11)
    for golden in goldens {
      let hidden = try #require(golden.hidden)
      let returns = try #require(golden.returns.flatMap(RecurrentSettings.Returns.init))
      var graph = Graph()
      let input = graph.input("input", shape: Shape(golden.shape), sampleAxis: 1)
      let first = try layer(golden, hidden[0], returns: .all).apply(to: input, in: &graph)
      let second = try layer(golden, hidden[1], returns: returns).apply(to: first, in: &graph)
      let output = try Dense(try #require(golden.outputCount)).apply(to: second, in: &graph)
      try compare(golden, graph, input, output, MeanSquaredError(), precision)
    }
  }

  @Test(arguments: [Precision.double, .float])
  func convolutionalNetworksAgreeWithPyTorch(precision: Precision) throws {
    for golden in try SequenceGolden.load("images.json") {
      var graph = Graph()
      let input = graph.input("input", shape: Shape(golden.shape))
      let layers: [any Layer] = [
        Convolution(4, activation: Tanh()), Pooling(.max),
        Convolution(6, stride: 2, activation: ReLU()), Convolution(5, size: 1, activation: Tanh()),
        GlobalAveragePooling(), Dense(3),
      ]
      var output = input
      for layer in layers { output = try layer.apply(to: output, in: &graph) }
      try compare(golden, graph, input, output, SoftmaxCrossEntropy(), precision)
    }
  }

  @Test(arguments: [Precision.double, .float])
  func residualNetworksForImagesAgreeWithPyTorch(precision: Precision) throws {
    func normalized(_ filters: Int, size: Int = 3, stride: Int = 1) -> [any Layer] {
      [Convolution(filters, size: size, stride: stride, biasInitializer: nil), BatchNorm()]
    }
    let relu = ActivationLayer(ReLU())
    let layers: [any Layer] =
      normalized(4) + [
        relu, Residual(normalized(4) + [relu] + normalized(4), activation: ReLU()),
        Residual(
          normalized(6, stride: 2) + [relu] + normalized(6),
          shortcut: .layers(normalized(6, size: 1, stride: 2)), activation: ReLU()),
        GlobalAveragePooling(), Dense(3),
      ]
    for golden in try SequenceGolden.load("conv-residual.json") {
      var graph = Graph()
      let input = graph.input("input", shape: Shape(golden.shape))
      let output = try Stack(layers).apply(to: input, in: &graph)
      try compare(golden, graph, input, output, SoftmaxCrossEntropy(), precision)
    }
  }

  private func compare(
    _ golden: SequenceGolden, _ graph: Graph, _ input: Value, _ output: Value, _ loss: any Loss,
    _ precision: Precision
  ) throws {
    var graph = graph
    let tolerance = precision == .double ? 1e-9 : 1e-4
    let target = graph.input("target", shape: try #require(try loss.targetShape(for: output.shape)))
    let objective = try loss.apply(to: output, target: target, in: &graph)
    let session = Session(Program(graph, objective: objective), precision: precision, seed: 0)
    session.write(golden.input, to: input)
    session.write(golden.target, to: target)
    #expect(graph.parameters.count == golden.parameters.count)
    for parameter in graph.parameters {
      session.write(try #require(golden.parameters[parameter.name]), to: parameter.value)
    }
    for (step, expected) in golden.losses.enumerated() {
      session.forward(step: step)
      session.backward()
      #expect(
        abs(session.objective - expected) <= tolerance * abs(expected), "\(golden.name) \(step)")
      if step == 0 {
        expectEqual(session.elements(of: output), golden.outputs, tolerance, golden.name)
        for parameter in graph.parameters {
          expectEqual(
            session.gradient(of: parameter.value), try #require(golden.gradients[parameter.name]),
            tolerance, "\(golden.name): \(parameter.name)")
        }
      }
      session.update(rate: 0.1, step: step)
    }
  }

  /// Equal relative to the largest element.
  private func expectEqual(
    _ found: [Double], _ expected: [Double], _ tolerance: Double, _ name: String
  ) {
    let scale = expected.map(\.magnitude).max() ?? 0
    let error = zip(found, expected).map { abs($0 - $1) }.max() ?? .infinity
    #expect(found.count == expected.count && error <= tolerance * scale, "\(name)")
  }
}
