import Charts
import Experiments

/// A way to draw what experiments measured.
///
/// A new kind is one file and one line in `FigureKinds`.
protocol FigureKind: Sendable {
  /// Whether it draws results; what the engine's functions are needs none.
  var needsExperiments: Bool { get }

  /// The metrics it draws: their places are those at which a slider stops.
  var drawnMetrics: [String] { get }

  /// What its author calls labels.
  var names: ShownNames { get }

  /// What is wrong with the figure, as far as it shows before anything has run.
  func check(_ source: FigureSource<ResultSchema.Experiment>) -> [Diagnostic]

  /// The picture of the results.
  func chart(of source: FigureSource<ExperimentResult>, text: FigureText) throws(Diagnostics)
    -> Chart
}

extension FigureKind {
  var needsExperiments: Bool { true }
  var drawnMetrics: [String] { [] }
  var names: ShownNames { ShownNames(nil) }
}

/// The experiments a figure draws, before (`ResultSchema.Experiment`) or after (`ExperimentResult`) they ran.
struct FigureSource<Experiment: Sendable>: Sendable {
  var experiments: [Experiment]
  /// How they were set up, in the same order.
  var plans: [PlannedExperiment]
  /// Where the figure says what to draw, for errors.
  var position: SourcePosition
  /// The place of the slider that is drawn; nil for all of them together.
  var place: SliderPlace?
  /// The axis along which a slider runs, if there is one: few of its labels are drawn together.
  var slider: String?
}

/// One of the labels at which a slider stops.
struct SliderPlace: Sendable {
  var axis: Measurement.Axis
  /// Which of the axis's labels it is.
  var index: Int

  /// What to call it: `step 100`, `relu`, or the author's name.
  func name(_ names: ShownNames) -> String {
    let label = axis.labels[index]
    return names.shown(axis.name(of: label), or: label.description)
  }
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
      ) { CurvesFigure(&$0, along: "layer", metric: "gradient-norm") },
      .init(
        "gradient-over-time",
        summary: "How much of the error arrives at each time step of a recurrent network.",
        example: "gradient-over-time: {metric: hidden-gradient-norm, step: first}"
      ) { CurvesFigure(&$0, along: "time", metric: "hidden-gradient-norm") },
      .init(
        "spectrum",
        summary: "The singular values of ∂y/∂x, greatest first: what directions keep their length.",
        example: "spectrum: {step: first, lines: {isometry: 1}}"
      ) { CurvesFigure(&$0, along: "index", metric: "jacobian-singular-values") },
      .init(
        "waterfall",
        summary: "What the weights and f′ of each layer multiply the gradient by, on the way back.",
        example: "waterfall: {step: first}"
      ) { WaterfallFigure(&$0) },
      .init(
        "clipping",
        summary: "‖g‖ before and after clipping, its threshold, and the share of steps it cuts.",
        example: "clipping: {}"
      ) { ClippingFigure(&$0) },
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
        "fraction-by-layer",
        summary: "The share of dead or saturated units of each layer over the steps of training.",
        example: "fraction-by-layer: {metric: saturated-fraction}"
      ) { HeatmapFigure(fractions: &$0) },
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
      .init(
        "dots",
        summary: "The same comparison with a dot and its interval in place of each bar.",
        example: "dots: {metric: accuracy, by: activation}"
      ) { BarsFigure(dots: &$0) },
      .init(
        "table",
        summary:
          "A sweep as a table with a bar in each cell: a row for each point, metrics across.",
        example: "table: {metrics: [loss, accuracy]}"
      ) { TableFigure(&$0) },
      .init(
        "landscape",
        summary: "A loss over a plane of parameters with contours and the paths of optimizers.",
        example: "landscape: {metric: loss-on-plane, path: parameter-path}"
      ) { LandscapeFigure(&$0) },
      .init(
        "images",
        summary: "Pictures side by side: what units respond to, reconstructions, digits.",
        example: "images: {metric: receptive-fields, columns: 8}"
      ) { ImagesFigure(&$0) },
      .init(
        "samples",
        summary: "Points a model generates, at several steps, with the real ones behind them.",
        example: "samples: {metric: generated-samples, data: data-samples}"
      ) { SamplesFigure(&$0) },
      .init(
        "texts", summary: "Texts that a character model writes as it learns.",
        example: "texts: {metric: sample-text, select: {step: [0, 100]}, lines: 4}"
      ) { TextsFigure(&$0) },
      .init(
        "diagram", summary: "An experiment's model, part by part, with the shapes between them.",
        example: "diagram: {select: {activation: relu}}"
      ) { DiagramFigure(&$0) },
      .init(
        "path-lengths",
        summary: "How many paths through a residual network lead through k of its blocks.",
        example: "path-lengths: {blocks: 54}"
      ) { PathLengthsFigure(&$0) },
      .init(
        "activations",
        summary: "Activations and their derivatives, as the engine computes them; needs no 'from'.",
        example: "activations: [sigmoid, tanh, {leaky-relu: 0.1}]"
      ) { ActivationsFigure(&$0) },
    ])
}
