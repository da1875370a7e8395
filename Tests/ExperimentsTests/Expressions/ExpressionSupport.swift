@testable import Experiments

/// A small book of results that expressions are tried on.
enum SampleResults {
  static func axis(_ name: String, _ numbers: [Double]) -> Measurement.Axis {
    Measurement.Axis(name, numbers.map { .number($0) })
  }

  static func axis(_ name: String, _ words: [String]) -> Measurement.Axis {
    Measurement.Axis(name, words.map { .text($0) })
  }

  static func measurement(
    _ axes: [Measurement.Axis], _ value: ([Int]) -> Double
  ) -> Measurement {
    let places = axes.reduce([[]]) { places, axis in
      places.flatMap { place in axis.labels.indices.map { place + [$0] } }
    }
    return Measurement(axes: axes, values: places.map(value))
  }

  private static let seeds = axis("seed", [0, 1, 2, 3, 4])
  private static let activations = axis("activation", ["sigmoid", "tanh", "relu", "leaky-relu"])

  static let all = ResultSet([
    ExperimentResult(
      name: "deep",
      metrics: [
        // 1.0, 0.5, 0.25 at the steps 0, 10, 20, a tenth more for each further seed.
        .init(
          "loss",
          measurement([seeds, axis("step", [0, 10, 20])]) { place in
            [1, 0.5, 0.25][place[1]] * (1 + 0.1 * Double(place[0]))
          }),
        // A tenth for each layer further from the output: 0.001, 0.01, 0.1, 1.
        .init(
          "gradient-norm",
          measurement([axis("layer", [1, 2, 3, 4])]) { [1e-3, 1e-2, 1e-1, 1][$0[0]] }),
        .init("parameters", Measurement(12_345)),
      ],
      texts: [
        .init("ending", axes: [seeds], strings: ["done", "done", "diverged", "done", "done"])
      ],
      seeds: 5),
    ExperimentResult(
      name: "activations",
      metrics: [
        .init(
          "loss",
          measurement([activations, axis("rate", [0.1, 0.01])]) { place in
            Double(place[0]) + 10 * Double(place[1])
          })
      ]),
    ExperimentResult(
      name: "single",
      metrics: [
        .init("loss", measurement([axis("seed", [7]), axis("step", [100])]) { _ in 2 })
      ]),
    ExperimentResult(
      name: "broken",
      metrics: [
        .init(
          "loss",
          measurement([axis("seed", [0, 1]), axis("step", [0, 1])]) { $0 == [1, 1] ? .nan : 3 }),
        .init("norm", Measurement(.infinity)), .init("zero", Measurement(0)),
      ]),
  ])
}

func source(_ text: String) -> DirectiveSource {
  DirectiveSource(text: text, file: "chapters/x.md", line: 10, column: 1)
}

/// The value of an expression in the sample results.
func value(_ text: String) throws -> MeasuredValue {
  let value = try ValueExpression.parse(source(text))
  try value.check(against: SampleResults.all.schema)
  return try value.evaluate(in: SampleResults.all)
}

/// What is wrong with a value, the same before and after the runs; empty if nothing.
func valueErrors(_ text: String) -> Diagnostics {
  do throws(Diagnostics) {
    let value = try ValueExpression.parse(source(text))
    try value.check(against: SampleResults.all.schema)
    return Diagnostics()
  } catch {
    return error
  }
}

func claim(_ text: String) throws -> ClaimResult {
  let claim = try Claim.parse(source(text))
  try claim.check(against: SampleResults.all.schema)
  return try claim.evaluate(in: SampleResults.all)
}

func claimErrors(_ text: String) -> Diagnostics {
  do throws(Diagnostics) {
    for claim in try Claim.parseAll(source(text)) {
      try claim.check(against: SampleResults.all.schema)
    }
    return Diagnostics()
  } catch {
    return error
  }
}
