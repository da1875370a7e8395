@testable import Experiments

/// A small directive that shows how decoders are written.
struct SampleSpec: Equatable {
  enum Precision: String, CaseIterable { case float, double }

  enum Activation: Equatable {
    case sigmoid
    case leakyReLU(slope: Double)
  }

  enum Optimizer: Equatable {
    case sgd(rate: Double, momentum: Double)
    case adam(rate: Double)
  }

  enum Layer: Equatable {
    case dense(units: Int, activation: Activation, count: Int)
    case residual(branch: [Layer])
  }

  var layers: [Layer]
  var optimizer: Optimizer
  var steps: Int
  var precision: Precision
  var shuffles: Bool
}

extension SampleSpec {
  static func read(_ value: ValueReader) -> SampleSpec {
    value.mapping { keys in
      SampleSpec(
        layers: keys.required("model").list(example: "[{dense: 64}]", Layer.read),
        optimizer: keys.required("optimizer").tagged(by: Optimizer.vocabulary),
        steps: keys.optional("steps")?.integer(in: 1...1_000_000, example: 2000) ?? 100,
        precision: keys.optional("precision")?.choice() ?? .float,
        shuffles: keys.optional("shuffle")?.flag() ?? true)
    }
  }
}

extension SampleSpec.Activation {
  static let vocabulary = Vocabulary<Self>(
    kind: "an activation",
    entries: [
      .init("sigmoid", summary: "1/(1 + e⁻ˣ).", example: "sigmoid") { _ in .sigmoid },
      .init("leaky-relu", summary: "x, or a little of it.", example: "{leaky-relu: 0.01}") {
        .leakyReLU(slope: $0.optionalMain("slope")?.number(.from(0, below: 1)) ?? 0.01)
      },
    ])
}

extension SampleSpec.Optimizer {
  static let vocabulary = Vocabulary<Self>(
    kind: "an optimizer",
    entries: [
      .init("sgd", summary: "Gradient descent.", example: "{sgd: {rate: 0.1}}") {
        .sgd(
          rate: $0.main("rate").number(.positive),
          momentum: $0.optional("momentum")?.number(.from(0, below: 1)) ?? 0)
      },
      .init("adam", summary: "Moments of the gradient.", example: "{adam: {rate: 0.001}}") {
        .adam(rate: $0.main("rate").number(.positive))
      },
    ])
}

extension SampleSpec.Layer {
  static let vocabulary = Vocabulary<Self>(
    kind: "a layer",
    entries: [
      .init("dense", summary: "Wx + b.", example: "{dense: 64, activation: sigmoid}") {
        .dense(
          units: $0.main("units").integer(in: 1...65_536, example: 64),
          activation: $0.optional("activation")?.tagged(by: SampleSpec.Activation.vocabulary)
            ?? .sigmoid,
          count: $0.optional("repeat")?.integer(in: 1...10_000) ?? 1)
      },
      .init("residual", summary: "x + f(x).", example: "{residual: [{dense: 64}]}") {
        .residual(branch: $0.main("branch").list(SampleSpec.Layer.read))
      },
    ])

  static func read(_ value: ValueReader) -> SampleSpec.Layer {
    value.tagged(by: vocabulary)
  }
}
