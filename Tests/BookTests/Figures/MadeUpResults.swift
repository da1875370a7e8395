import Experiments

/// Results that nobody measured, of the metrics that the examples of figures draw.
enum MadeUpResults {
  /// A result of every kind that an experiment can have: finite, extreme, or not to be drawn at all.
  struct Filling: Sendable, CustomStringConvertible {
    var description: String
    /// The value at a place of the measurement.
    var value: @Sendable (Int) -> Double
    /// Whether nothing of it has a place on any axis.
    var isNowhere = false
  }

  static let usual = Filling(description: "usual values") { 1 + Double($0 % 7) / 10 }

  static let degenerate: [Filling] = [
    Filling(description: "all zero") { _ in 0 },
    Filling(description: "all negative zero") { _ in -0.0 },
    Filling(description: "all negative") { -1 - Double($0 % 7) },
    Filling(description: "all equal") { _ in 3 },
    Filling(description: "all NaN", value: { _ in .nan }, isNowhere: true),
    Filling(description: "all infinite", value: { _ in .infinity }, isNowhere: true),
    Filling(description: "all minus infinity", value: { _ in -.infinity }, isNowhere: true),
    Filling(description: "nothing measured", value: { _ in Measurement.missing }),
    Filling(description: "one value") { $0 == 0 ? 0.5 : Measurement.missing },
    Filling(description: "one infinite") { $0 == 1 ? .infinity : 1 + Double($0 % 7) },
    Filling(description: "one NaN") { $0 == 1 ? .nan : 1 + Double($0 % 7) },
    Filling(description: "one number among NaN") { $0 == 1 ? 1 : .nan },
    Filling(description: "one positive among zeros") { $0 == 1 ? 1e-30 : 0 },
    Filling(description: "the greatest and the least") {
      $0 % 2 == 0 ? .greatestFiniteMagnitude : -.greatestFiniteMagnitude
    },
    Filling(description: "zero and the greatest") { $0 % 2 == 0 ? 0 : .greatestFiniteMagnitude },
    Filling(description: "the smallest") { _ in .leastNonzeroMagnitude },
    Filling(description: "zero and the smallest") { Double($0 % 2) * .leastNonzeroMagnitude },
    Filling(description: "subnormal") { $0 % 2 == 0 ? 0x1p-1063 : 0x1p-1030 },
    Filling(description: "all magnitudes") { $0 % 2 == 0 ? .leastNonzeroMagnitude : 1e308 },
    Filling(description: "neighbours") { $0 % 2 == 0 ? 1 : 1.0.nextUp },
    Filling(description: "a narrow range") { 1000 + 1e-5 * Double($0 % 40) },
    Filling(description: "everything") {
      [0, -0.0, 1, -1, .nan, .infinity, -.infinity, 0x1p-1074, -1e308, 1e308, Measurement.missing][
        $0 % 11]
    },
  ]

  private static func numbers(_ name: String, _ labels: [Double]) -> Measurement.Axis {
    Measurement.Axis(name, labels.map { .number($0) })
  }

  private static func words(_ name: String, _ labels: [String]) -> Measurement.Axis {
    Measurement.Axis(name, labels.map { .text($0) })
  }

  private static let outer = [
    words("activation", ["sigmoid", "relu"]), numbers("scaled", [0.5, 1]),
    numbers("constant", [0, 1]), numbers("seed", [1, 2]),
  ]
  private static let step = numbers("step", [0, 100, 500])
  private static let layer = numbers("layer", [1, 2, 3])
  private static let coordinate = words("coordinate", ["x", "y"])

  /// The axes of what is recorded beside those of the sweep. A new kind of figure whose example draws another
  /// metric needs a line here.
  private static let recorded: [(names: [String], axes: [Measurement.Axis])] = [
    (
      ["loss", "accuracy", "global-gradient-norm", "clipped-gradient-norm"], [step]
    ),
    (
      [
        "gradient-norm", "delta-norm", "activation-gradient-norm", "dead-fraction",
        "saturated-fraction",
      ], [step, layer]
    ),
    (["hidden-gradient-norm"], [step, numbers("time", [1, 2, 3, 4])]),
    (["jacobian-singular-values"], [step, numbers("index", [1, 2, 3])]),
    (["path-gradient-norm"], [step, numbers("length", [0, 1, 2])]),
    (["activation-histogram"], [step, layer, numbers("bin", [-1, -0.5, 0, 0.5])]),
    (["gradient-histogram"], [step, layer, numbers("bin", [1e-6, 1e-4, 1e-2, 1])]),
    (["loss-on-plane"], [step, numbers("x", [-1, 0, 1]), numbers("y", [-1, 0, 1, 2])]),
    (["parameter-path"], [step, coordinate]),
    (
      ["receptive-fields"],
      [step, numbers("unit", [1, 2]), numbers("row", [0, 1]), numbers("column", [0, 1, 2])]
    ),
    (["generated-samples", "data-samples"], [step, numbers("sample", [1, 2, 3]), coordinate]),
  ]

  /// A result whose every value is as `filling` says; `empty` names axes that have no labels.
  static func result(_ filling: Filling, empty: Set<String> = []) -> ExperimentResult {
    let metrics = recorded.flatMap { names, inner in
      names.map { name -> ExperimentResult.Metric in
        var axes = outer + inner
        for index in axes.indices where empty.contains(axes[index].name) { axes[index].labels = [] }
        let count = axes.reduce(1) { $0 * $1.labels.count }
        return .init(name, Measurement(axes: axes, values: (0..<count).map(filling.value)))
      }
    }
    let writing = [numbers("step", empty.contains("step") ? [] : [0, 100])]
    let text = ExperimentResult.Text(
      "sample-text", axes: writing, strings: writing[0].labels.map { _ in "" })
    return ExperimentResult(name: "made", metrics: metrics, texts: [text], seeds: 2)
  }
}
