import Experiments

/// What a chapter shows beyond its Markdown: figures, claims, values and references.
struct ChapterContent: PageContent {
  let book: FinishedBook
  /// Its index in the plan.
  let chapter: Int
  /// Whether the page stands among the other files of a site.
  let hasFiles: Bool
  /// The drawings of this chapter's figures, by name.
  let drawings: [String: FigureMarkup]

  private var plan: BookPlan { book.plan }
  private var results: BookResults { book.results }
  private var typesetting: Typesetting { book.typesetting }
  private var wording: Wording { book.wording }
  private var template: PageTemplate { book.template }

  var hanLanguage: String { plan.chapters[chapter].document.hanLanguage }

  func html(for fence: Fence) -> String {
    switch fence.kind {
    case .experiment: experimentHTML(fence)
    case .claim: claimHTML(fence)
    case .figure: figureHTML(fence)
    case .include: inclusionHTML(fence)
    }
  }

  func html(for value: InlineValue) -> String {
    let attributes = "class=\"value\" title=\"\(value.expression.escapedForHTML)\""
    let text = text(for: value).escapedForHTML
    guard hasFiles, let experiment = plan.values[value.position]?.references.experiments.first
    else {
      return "<span \(attributes)>\(text)</span>"
    }
    let address = "\(ExperimentsPage.address)#\(experiment.escapedForURL)"
    return "<a \(attributes) href=\"\(address)\">\(text)</a>"
  }

  func text(for value: InlineValue) -> String {
    results.values[value.position] ?? ""
  }

  func target(of reference: CrossReference) -> ReferenceTarget? {
    book.references.target(of: reference, from: chapter)
  }

  func address(of destination: String) -> String {
    plan.links.address(of: destination, from: plan.chapters[chapter].file) ?? destination
  }

  func address(ofTerm words: String) -> String? {
    plan.chapters[chapter].isGlossary ? nil : book.glossary.address(of: words)
  }

  func html(for formula: Formula) -> String {
    let html = typesetting.formulas[formula.notation(results.values)]?.html ?? ""
    guard !formula.values.isEmpty else { return html }
    let title = formula.values.map(\.value.expression).joined(separator: "; ")
    return "<span title=\"\(title.escapedForHTML)\">\(html)</span>"
  }

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
    let name = inclusion.symbol?.escapedForHTML
    let symbol = name.map { " · <code>\($0)</code>" } ?? ""
    let breakable = path.replacing("/", with: "/<wbr>")
    return """
      <figure class="source">
      <figcaption><code>\(breakable)</code>\(symbol)</figcaption>
      <pre tabindex="0" role="region" aria-label="\(name.map { "\(path), \($0)" } ?? path)"><code>\
      \(typesetting.code[fence.position] ?? "")</code></pre>
      </figure>

      """
  }

  func searchText(for fence: Fence) -> String {
    plan.inclusions[fence.position].map { "\($0.path) \($0.symbol ?? "")" } ?? fence.name ?? ""
  }

  private func claimHTML(_ fence: Fence) -> String {
    let anchor = plan.claims.first { $0.fence.position == fence.position }?.anchor
    return (results.claims[fence.position] ?? []).enumerated().map { i, result in
      template.html(
        for: ClaimMark(result, anchor: i == 0 ? anchor : nil), wording: wording)
    }.joined()
  }

  private func figureHTML(_ fence: Fence) -> String {
    guard let figure = plan.figures.first(where: { $0.directive.name == fence.name }),
      let drawing = drawings[figure.directive.name]
    else { return "" }
    let name = figure.directive.name
    let card = FigureCard(
      anchor: name, number: figure.number,
      wideHTML: drawing.svg(.wide), narrowHTML: drawing.svg(.narrow),
      exploration: hasFiles ? drawing.exploration : nil,
      captionHTML: HTMLRenderer.html(for: figure.caption, content: self, wording: wording),
      checks: checks(of: figure),
      directiveHTML: typesetting.code[fence.position] ?? "", settings: settings(of: figure),
      tableHTML: drawing.tableHTML(number: figure.number, hasFiles: hasFiles, wording),
      downloads: !hasFiles
        ? []
        : [
          .init(name: "SVG", address: "figures/\(name).svg"),
          .init(name: "CSV", address: "data/\(name).csv"),
          .init(name: "JSON", address: "data/\(name).json"),
        ], sources: hasFiles ? sources(of: figure) : [],
      command: figure.directive.sources.map { "swift run tutor run \($0.name)" }
        .joined(separator: "\n"))
    return template.html(for: card, wording: wording)
  }

  /// The claims of the same chapter about the experiments that a figure shows.
  private func checks(of figure: PlannedFigure) -> [FigureCard.Check] {
    let shown = Set(figure.directive.sources.map(\.name))
    return plan.claims.filter { block in
      block.chapter == chapter
        && block.claims.contains { !shown.isDisjoint(with: $0.references.experiments) }
    }.map { block in
      FigureCard.Check(
        name: block.fence.name ?? block.anchor.replacing("-", with: " "), anchor: block.anchor,
        holds: (results.claims[block.fence.position] ?? []).allSatisfy(\.holds))
    }
  }

  private func sources(of figure: PlannedFigure) -> [FigureCard.Download] {
    let paths = figure.directive.sources.flatMap { typesetting.sourcePaths[$0.name] ?? [] }
    return Set(paths).sorted().map {
      .init(name: ExperimentSources.name(of: $0), address: SourcePages.address(of: $0))
    }
  }

  private func settings(of figure: PlannedFigure) -> [FigureCard.Setting] {
    figure.directive.sources.flatMap { source -> [FigureCard.Setting] in
      guard let experiment = plan.experiments.first(where: { $0.name == source.name }) else {
        return []
      }
      return experiment.summary.map { FigureCard.Setting(name: $0.name, value: $0.value) }
    }
  }
}
