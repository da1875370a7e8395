import Experiments

/// Values of prose, claims, and formulas of curves.
enum ExpressionTarget {
  static func problem(with text: String) -> String? {
    let source = DirectiveSource(text: text, file: "f.md", line: 1, column: 1)
    return problem(in: source, of: value) ?? problem(in: source, of: claims)
      ?? problem(in: source, of: curve)
  }

  private static func problem(
    in source: DirectiveSource, of read: (DirectiveSource) throws(Diagnostics) -> String?
  ) -> String? {
    do throws(Diagnostics) {
      return try read(source)
    } catch {
      return FuzzTarget.problem(with: error.all, of: source.text, file: source.file)
    }
  }

  private static func value(_ source: DirectiveSource) throws(Diagnostics) -> String? {
    let value = try ValueExpression.parse(source)
    try value.check(against: results.schema)
    let measured = try value.evaluate(in: results)
    return measured.formatted(value.formatter).isEmpty && measured.texts == nil
      ? "a value is shown as nothing" : nil
  }

  private static func claims(_ source: DirectiveSource) throws(Diagnostics) -> String? {
    for claim in try Claim.parseAll(source) {
      try claim.check(against: results.schema)
      let result = try claim.evaluate(in: results)
      guard (result.failure() == nil) == result.holds else {
        return "a claim fails without an error, or holds with one"
      }
    }
    return nil
  }

  private static func curve(_ source: DirectiveSource) throws(Diagnostics) -> String? {
    let formula = try CurveFormula(source)
    let problems = formula.check(variables: ["x"])
    guard problems.isEmpty else { throw Diagnostics(problems) }
    _ = formula(["x": 0.5])
    return nil
  }

  private static func axis(_ name: String, _ numbers: [Double]) -> Measurement.Axis {
    Measurement.Axis(name, numbers.map { .number($0) })
  }

  private static let results = ResultSet([
    ExperimentResult(
      name: "deep",
      metrics: [
        .init(
          "loss",
          Measurement(
            axes: [axis("seed", [1, 2, 3]), axis("step", [0, 10])], values: [3, 1, 4, 1, 5, .nan])),
        .init(
          "norm", Measurement(axes: [axis("layer", [1, 2, 3])], values: [1e-9, 0, .infinity])),
      ],
      texts: [
        .init(
          "ending", axes: [Measurement.Axis("rate", [.text("low"), .text("high")])],
          strings: ["done", "diverged"])
      ],
      seeds: 3)
  ])
}
