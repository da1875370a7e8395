import Foundation
import Testing

@testable import Engine

/// What PyTorch computed for one network; see `make_goldens.py`.
private struct Golden: Decodable {
  struct Parameter: Decodable {
    var name: String
    var start: [Double]
    var gradient: [Double]
  }

  var input: [Double]
  var target: [Double]
  var parameters: [Parameter]
  var losses: [Double]

  init(_ name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let file = folder.appending(path: "Data/\(name).json")
    self = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
  }
}

/// The engine's counterpart of a case of the script.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  var name: String
  var layers: [any Layer]
  var loss: any Loss = SoftmaxCrossEntropy()
  var update = UpdateRecipe()
  var rate = 0.3

  var testDescription: String { name }

  static func mlp(_ activation: any Activation) -> [any Layer] {
    [Dense(5, activation: activation), Dense(5, activation: activation), Dense(3)]
  }

  static let all: [GoldenCase] = activations + networks + losses + optimizers + updates

  static let activations = [
    GoldenCase(name: "sigmoid-mlp", layers: mlp(Sigmoid())),
    GoldenCase(name: "elu-mlp", layers: mlp(ELU())),
    GoldenCase(name: "selu-mlp", layers: mlp(SELU())),
    GoldenCase(name: "gelu-mlp", layers: mlp(GELU())),
    GoldenCase(name: "silu-mlp", layers: mlp(SiLU())),
    GoldenCase(name: "leaky-relu-mlp", layers: mlp(LeakyReLU(0.01))),
    GoldenCase(
      name: "prelu-mlp",
      layers: [
        Dense(5, activation: PReLU()), Dense(5, activation: PReLU(sharing: .unit)), Dense(3),
      ]),
  ]

  static let networks = [
    GoldenCase(name: "bn-mlp", layers: normalized + normalized + [Dense(3)]),
    GoldenCase(
      name: "ln-mlp", layers: [Dense(5), LayerNorm(), ActivationLayer(Tanh()), Dense(3)]),
    GoldenCase(
      name: "residual",
      layers: [
        Dense(5),
        Residual(
          [
            Dense(5, activation: ReLU(), biasInitializer: nil), Dense(5, biasInitializer: nil),
          ], scale: .constant(0.5)),
        Residual(
          [Dense(5, activation: Tanh()), Dense(5)], scale: .learned(from: 0), activation: Tanh()),
        Dense(3),
      ]),
  ]

  private static let normalized: [any Layer] = [
    Dense(5, biasInitializer: nil), BatchNorm(), ActivationLayer(ReLU()),
  ]

  static let losses = [
    GoldenCase(name: "mse", layers: mlp(Tanh()), loss: MeanSquaredError()),
    GoldenCase(name: "huber", layers: mlp(Tanh()), loss: Huber(threshold: 0.5)),
  ]

  private static func tanh(
    _ name: String, _ optimizer: Optimizer = .sgd, rate: Double = 0.3,
    clipping: GradientClipping? = nil, l1: Double = 0, l2: Double = 0
  ) -> GoldenCase {
    GoldenCase(
      name: name, layers: mlp(Tanh()),
      update: UpdateRecipe(
        optimizer, regularizations: [Regularization(l1: l1, l2: l2)], clipping: clipping),
      rate: rate)
  }

  static let optimizers = [
    tanh("momentum", .momentum(0.9), rate: 0.1), tanh("nesterov", .nesterov(0.9), rate: 0.1),
    tanh("rmsprop", .rmsProp(), rate: 0.01), tanh("adagrad", .adagrad(), rate: 0.1),
    tanh("adam", .adam(), rate: 0.02), tanh("adamw", .adamW(decay: 0.1), rate: 0.02),
  ]

  static let updates = [
    tanh("clip-norm", clipping: .norm(0.2)),
    tanh("clip-parameter-norm", clipping: .parameterNorm(0.1)),
    tanh("clip-value", clipping: .value(0.03)), tanh("l1", l1: 0.01), tanh("l2", l2: 0.02),
    tanh("l1-l2", clipping: .norm(0.2), l1: 0.01, l2: 0.02),
  ]
}

@Suite struct GoldenTests {
  @Test(arguments: GoldenCase.all)
  func agreesInDouble(golden: GoldenCase) throws {
    try check(golden, precision: .double, tolerance: 1e-9)
  }

  @Test(arguments: GoldenCase.all)
  func agreesInFloat(golden: GoldenCase) throws {
    try check(golden, precision: .float, tolerance: 1e-4)
  }

  private func check(_ golden: GoldenCase, precision: Precision, tolerance: Double) throws {
    let expected = try Golden(golden.name)
    let network = try TestNetwork(
      golden.layers, input: [6, 3], loss: golden.loss, update: golden.update, precision: precision)
    let session = network.session
    session.write(expected.input, to: network.input)
    session.write(expected.target, to: try #require(network.target))
    #expect(network.graph.parameters.count == expected.parameters.count)
    for parameter in expected.parameters {
      session.write(parameter.start, to: try #require(network.parameter(parameter.name)))
    }
    for (step, loss) in expected.losses.enumerated() {
      session.forward(step: step)
      session.backward()
      #expect(abs(session.objective / loss - 1) < tolerance, "loss at step \(step)")
      if step == 0 { try checkGradients(expected, network, tolerance: tolerance) }
      session.update(rate: golden.rate, step: step)
    }
  }

  private func checkGradients(
    _ expected: Golden, _ network: TestNetwork, tolerance: Double
  ) throws {
    for parameter in expected.parameters {
      let gradient = network.session.gradient(of: try #require(network.parameter(parameter.name)))
      let scale = parameter.gradient.map(\.magnitude).max() ?? 0
      for (g, golden) in zip(gradient, parameter.gradient) {
        #expect(abs(g - golden) <= tolerance * scale, "gradient of \(parameter.name)")
      }
    }
  }
}
