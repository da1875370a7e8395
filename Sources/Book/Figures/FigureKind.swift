import Charts
import Experiments

/// A way to draw what experiments measured.
///
/// A new kind is one file and one line in `FigureKinds`.
protocol FigureKind: Sendable {
  /// What is wrong with the figure, as far as it shows before anything has run.
  func check(_ source: FigureSource<ResultSchema.Experiment>) -> [Diagnostic]

  /// The picture of the results.
  func chart(of source: FigureSource<ExperimentResult>, text: FigureText) throws(Diagnostics)
    -> Chart
}

/// The experiments a figure draws, before (`ResultSchema.Experiment`) or after (`ExperimentResult`) they ran.
struct FigureSource<Experiment: Sendable>: Sendable {
  var experiments: [Experiment]
  /// Where the figure says what to draw, for errors.
  var position: SourcePosition
}

/// The words of a figure that its chart shows.
struct FigureText: Sendable {
  var title: String
  var subtitle: String
}

/// Every kind of figure there is.
enum FigureKinds {
  static let all = Vocabulary<any FigureKind>(
    kind: "a kind of figure",
    entries: [
      .init(
        "curves", summary: "How a metric runs over the steps of training, or along any other axis.",
        example: "curves: {metric: loss}"
      ) { CurvesFigure(&$0) },
      .init(
        "gradient-by-layer",
        summary: "A layer-wise metric at one step, from the input layer to the output layer.",
        example: "gradient-by-layer: {step: first}"
      ) { CurvesFigure(gradientByLayer: &$0) },
      .init(
        "heatmap",
        summary: "A metric over two axes as coloured cells, such as layers by training steps.",
        example: "heatmap: {metric: gradient-norm, relative-to: last}"
      ) { HeatmapFigure(&$0) },
      .init(
        "phase",
        summary: "A metric over two settings of a sweep, with the contour where behaviour changes.",
        example: "phase: {metric: delta-norm, x: scaled, y: constant, contour: 1}"
      ) { HeatmapFigure(phase: &$0) },
      .init(
        "ridgeline",
        summary: "Histograms one above the other: how the numbers of each layer are distributed.",
        example: "ridgeline: {metric: activation-histogram, select: {step: first}}"
      ) { RidgelineFigure(&$0) },
      .init(
        "bars",
        summary:
          "A comparison: one value for each label of an axis, with its range over the seeds.",
        example: "bars: {metric: accuracy, by: activation}"
      ) { BarsFigure(&$0) },
      .init(
        "scatter", summary: "One metric against another, with a dot for each run.",
        example: "scatter: {x: gradient-norm, y: accuracy, by: activation, select: {layer: 1}}"
      ) { ScatterFigure(&$0) },
    ])
}
