import Charts
import Experiments

/// The model of an experiment, part by part, with the shape of what leaves each.
///
/// A residual block is drawn with its branch and the connection past it.
struct DiagramFigure: FigureKind {
  var selection: Selection
  private let position: SourcePosition

  /// `diagram: {select: {activation: relu}}`
  init(_ keys: inout MappingReader) {
    position = keys.position
    selection = keys.optional("select").map { Selection($0) } ?? Selection()
  }

  func check(_ source: FigureSource<ResultSchema.Experiment>) -> [Diagnostic] {
    source.plans.flatMap { selection.check($0.sweepAxes) }
  }

  func chart(of source: FigureSource<ExperimentResult>, text: FigureText) throws(Diagnostics)
    -> Chart
  {
    var labels: [String: Measurement.Label] = [:]
    for term in selection.terms { labels[term.axis] = term.choice.labels.first }
    let panels = source.plans.compactMap { plan in
      plan.outline(where: labels).map { outline in
        Panel(source.plans.count > 1 ? plan.name : "", [ModelDrawing(outline).diagram])
      }
    }
    return Chart(
      title: text.title, subtitle: text.subtitle, x: .hidden, y: .hidden, panels: panels,
      columns: 1)
  }
}

/// The parts of a diagram and what skips some of them.
private struct ModelDrawing {
  private var parts: [Diagram.Part]
  private var skips: [Diagram.Skip] = []

  init(_ outline: ModelOutline) {
    parts = [Diagram.Part("input", detail: outline.input.description)]
    for part in outline.parts { add(part, shape: part.shape?.description ?? "") }
  }

  var diagram: Diagram { Diagram(parts, skips: skips) }

  private mutating func add(_ part: ModelOutline.Part, shape: String) {
    let times = part.count > 1 ? " ×\(part.count)" : ""
    if !part.branch.isEmpty {
      let start = parts.count - 1
      for inner in part.branch { add(inner, shape: "") }
      let blocks = part.count > 1 ? "\(part.count) blocks" : ""
      parts.append(
        Diagram.Part(
          "add", detail: [shape, blocks].joined(nonEmpty: ", "), ink: .role(.residual)))
      skips.append(Diagram.Skip(from: start, to: parts.count - 1))
    } else if !part.layers.isEmpty {
      for inner in part.layers.dropLast() { add(inner, shape: "") }
      if let last = part.layers.last { add(last, shape: shape) }
      parts[parts.count - 1].name += times
    } else {
      let name = part.settings.isEmpty ? part.name : "\(part.name), \(part.settings)"
      parts.append(Diagram.Part(name + times, detail: shape))
    }
  }
}
