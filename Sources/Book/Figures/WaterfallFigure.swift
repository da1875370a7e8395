import Charts
import Engine
import Experiments

/// Why a gradient vanishes or explodes: what each layer multiplies it by on its way back.
///
/// From ‖∂L/∂z‖ of layer l + 1 to that of layer l there are two factors: the weights take it to
/// ‖∂L/∂h‖ of layer l, and f′ takes it on. In powers of ten they add up, so bars stand on one another
/// from the last layer to the first. Over seeds they are geometric means, which add up as well.
struct WaterfallFigure: FigureKind {
  var selection: Selection
  var names: ShownNames
  private let position: SourcePosition

  private static let deltas = "delta-norm"
  private static let outputs = "activation-gradient-norm"

  /// `waterfall: {step: first, select: {activation: [sigmoid, relu]}}`
  init(_ keys: inout MappingReader) {
    position = keys.position
    let step = keys.optionalMain("step")
    selection = keys.optional("select").map { Selection($0) } ?? Selection()
    selection.terms +=
      (step.map { Selection(axis: "step", $0) } ?? .first("step", at: position)).terms
    names = ShownNames(keys.optional("labels"))
  }

  func check(_ source: FigureSource<ResultSchema.Experiment>) -> [Diagnostic] {
    source.experiments.flatMap { experiment in
      [Self.deltas, Self.outputs].flatMap { metric in
        MetricReference(metric, at: position).check(in: experiment) { selection.check($0) }
      }
    }
  }

  func chart(of source: FigureSource<ExperimentResult>, text: FigureText) throws(Diagnostics)
    -> Chart
  {
    var layers: [String] = []
    var panels: [Panel] = []
    for experiment in source.experiments {
      for (name, chain) in chains(of: experiment) {
        let title = [source.experiments.count > 1 ? experiment.name : "", name]
          .filter { !$0.isEmpty }.joined(separator: ", ")
        if chain.layers.count > layers.count { layers = chain.layers }
        panels.append(Panel(names.shown(title), chain.bars))
      }
    }
    return Chart(
      title: text.title, subtitle: text.subtitle,
      x: Axis("layer, from output to input", scale: .band(layers)),
      y: Axis("log₁₀ of ‖∂L/∂z‖ ÷ that of the last layer"), panels: panels)
  }

  private func chains(of experiment: ExperimentResult) -> [(name: String, chain: Chain)] {
    guard let deltas = experiment.drawn(Self.deltas).map(selection.apply),
      let outputs = experiment.drawn(Self.outputs).map(selection.apply),
      let layers = deltas.axes.first(where: { $0.name == "layer" })
    else { return [] }
    return zip(
      Slice.slices(of: deltas, along: ["layer"]), Slice.slices(of: outputs, along: ["layer"])
    ).map { delta, output in
      (delta.name, Chain(layers: layers, deltas: delta.places, outputs: output.places))
    }
  }
}

/// The factors of one network, from its last layer to its first.
private struct Chain {
  /// The layers that receive a factor, from the output on.
  var layers: [String] = []
  /// log₁₀ of what the weights above a layer and its own f′ multiply the gradient by.
  private var weights: [Double] = []
  private var slopes: [Double] = []

  /// `deltas` and `outputs` hold what the seeds measured of each layer, nothing where there is none.
  init(layers axis: Measurement.Axis, deltas: [[Double]], outputs: [[Double]]) {
    let present = axis.labels.indices.filter { !deltas[$0].isEmpty && !outputs[$0].isEmpty }
    for (layer, above) in zip(present, present.dropFirst()).reversed() {
      layers.append(axis.labels[layer].description)
      weights.append(Self.logMean(outputs[layer]) - Self.logMean(deltas[above]))
      slopes.append(Self.logMean(deltas[layer]) - Self.logMean(outputs[layer]))
    }
  }

  private static func logMean(_ values: [Double]) -> Double {
    values.reduce(0) { $0 + PortableMath.log10($1) } / Double(values.count)
  }

  var bars: [any Mark] {
    var total = 0.0
    var (first, second): ([Bar], [Bar]) = ([], [])
    for index in layers.indices {
      let middle = total + weights[index]
      first.append(Bar(at: Double(index), base: total, value: middle, slot: 0, of: 2))
      total = middle + slopes[index]
      second.append(Bar(at: Double(index), base: middle, value: total, slot: 1, of: 2))
    }
    return [
      Bars(Series("times the weights", .other), first),
      Bars(Series("times f′(z)", .baseline), second),
    ]
  }
}
