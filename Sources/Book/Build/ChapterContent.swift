import Charts
import Experiments

/// What a chapter shows beyond its Markdown: figures, claims, values and references.
struct ChapterContent: PageContent {
  let plan: BookPlan
  let results: BookResults
  let typesetting: Typesetting
  let references: References
  let chapter: Int
  let wording: Wording
  let template: PageTemplate
  /// The drawings of this chapter's figures, by name.
  let drawings: [String: FigureDrawing]

  func html(for fence: Fence) -> String {
    switch fence.kind {
    case .experiment: experimentHTML(fence)
    case .claim: claimHTML(fence)
    case .figure: figureHTML(fence)
    case .include: inclusionHTML(fence)
    }
  }

  func html(for value: InlineValue) -> String {
    "<data class=\"value\" title=\"\(value.source.text.escapedForHTML)\">"
      + text(for: value).escapedForHTML + "</data>"
  }

  func text(for value: InlineValue) -> String {
    results.values[value.position] ?? ""
  }

  func target(of reference: CrossReference) -> ReferenceTarget? {
    references.target(of: reference, from: chapter)
  }

  func html(for formula: Formula) -> String { typesetting.formulas[formula.position]?.html ?? "" }

  func html(for code: CodeBlock) -> String {
    typesetting.code[code.position] ?? code.code.escapedForHTML
  }

  // MARK: Directives

  private func experimentHTML(_ fence: Fence) -> String {
    guard let experiment = plan.experiments.first(where: { $0.name == fence.name }) else {
      return ""
    }
    let runs = experiment.points.count * experiment.seedCount
    let name = experiment.name.escapedForHTML
    return """
      <details class="experiment" id="\(name)">
      <summary>\(wording.experiment) <code>\(name)</code> · \
      \(wording.runs(runs))</summary>
      <pre tabindex="0" role="region" aria-label="\(wording.directive) \(name)"><code>\
      \(typesetting.code[fence.position] ?? "")</code></pre>
      </details>

      """
  }

  private func inclusionHTML(_ fence: Fence) -> String {
    guard let inclusion = plan.inclusions[fence.position] else { return "" }
    let path = inclusion.path.escapedForHTML
    let symbol = inclusion.symbol.map { " · <code>\($0.escapedForHTML)</code>" } ?? ""
    return """
      <figure class="source">
      <figcaption><code>\(path)</code>\(symbol)</figcaption>
      <pre tabindex="0" role="region" aria-label="\(path)"><code>\
      \(typesetting.code[fence.position] ?? "")</code></pre>
      </figure>

      """
  }

  func searchText(for fence: Fence) -> String {
    plan.inclusions[fence.position].map { "\($0.path) \($0.symbol ?? "")" } ?? fence.name ?? ""
  }

  private func claimHTML(_ fence: Fence) -> String {
    (results.claims[fence.position] ?? []).enumerated().map { i, result in
      template.html(
        for: ClaimMark(result, anchor: i == 0 ? fence.name : nil), wording: wording)
    }.joined()
  }

  private func figureHTML(_ fence: Fence) -> String {
    guard let figure = plan.figures.first(where: { $0.directive.name == fence.name }),
      let drawing = drawings[figure.directive.name]
    else { return "" }
    let (name, chart) = (figure.directive.name, drawing.chart)
    let script = FigureScript(name, drawing)
    let card = FigureCard(
      anchor: name, number: figure.number,
      wideHTML: chart.svg(id: "\(name)-wide", layout: .wide),
      narrowHTML: chart.svg(id: "\(name)-narrow", layout: .narrow),
      exploration: script.isNeeded ? script.attribute : nil,
      captionHTML: HTMLRenderer.html(for: figure.caption, content: self, wording: wording),
      directiveHTML: typesetting.code[fence.position] ?? "", settings: settings(of: figure),
      table: table(of: chart),
      downloads: [
        .init(name: "SVG", address: "figures/\(name).svg"),
        .init(name: "CSV", address: "data/\(name).csv"),
        .init(name: "JSON", address: "data/\(name).json"),
      ], command: figure.directive.sources.first.map { "swift run tutor run \($0.name)" } ?? "")
    return template.html(for: card, wording: wording)
  }

  private func settings(of figure: PlannedFigure) -> [FigureCard.Setting] {
    figure.directive.sources.flatMap { source -> [FigureCard.Setting] in
      guard let experiment = plan.experiments.first(where: { $0.name == source.name }) else {
        return []
      }
      return experiment.summary.map { FigureCard.Setting(name: $0.name, value: $0.value) }
    }
  }

  private func table(of chart: Chart) -> FigureCard.DataTable {
    let table = chart.table
    return FigureCard.DataTable(
      caption: table.caption, columns: table.columns.map(\.name), rows: table.textRows)
  }
}
