import Experiments

/// Every experiment of the book: its picture, settings, runs and claims, and where it is used.
struct ExperimentsPage {
  private let book: FinishedBook
  private var words: Wording { book.wording }

  init(_ book: FinishedBook) { self.book = book }

  var page: BackMatterPage? {
    guard book.plan.hasDirectives(.experiment) else { return nil }
    let runs = book.plan.experiments.reduce(0) { $0 + $1.points.count * $1.seedCount }
    let chapters = book.plan.chapters.filter { !experiments(of: $0).isEmpty }
    return BackMatterPage(
      address: Self.address, title: words.experiments,
      description: words.experimentsText.replacing("#", with: String(runs)),
      bodyHTML: book.template.html(
        view(of: chapters), with: "experiments"),
      sections: chapters.map { chapter in
        .init(
          level: 2, titleHTML: book.numberedTitle(of: chapter).escapedForHTML,
          anchor: Self.anchor(of: chapter))
      })
  }

  static let address = "experiments.html"
  private static func anchor(of chapter: Chapter) -> String { "in-\(chapter.stem)" }

  private func experiments(of chapter: Chapter) -> [PlannedExperiment] {
    book.plan.experiments.filter { $0.position.file == chapter.file }
  }

  private func view(of chapters: [Chapter]) -> TemplateView {
    [
      "chapters": chapters.map { chapter -> TemplateView in
        [
          "title": book.numberedTitle(of: chapter), "address": chapter.link,
          "anchor": Self.anchor(of: chapter),
          "experiments": experiments(of: chapter).map { view(of: $0, in: chapter) },
        ]
      },
      "settingsWord": words.settings, "reproduceWord": words.reproduce,
      "linkWord": words.linkToSection, "directiveWord": words.directive, "dataWord": words.data,
      "claimsWord": words.claims, "usedWord": words.used, "recordsWord": words.records,
    ]
  }

  private func view(of experiment: PlannedExperiment, in chapter: Chapter) -> TemplateView {
    let usage = book.usage[experiment.name]
    var view: TemplateView = [
      "name": experiment.name, "place": "\(chapter.link)#\(experiment.name)",
      "runs": words.runs(experiment.points.count * experiment.seedCount),
      "metrics": experiment.metricAxes.map(\.name).joined(separator: ", "),
      "settings": experiment.summary.map { ["name": $0.name, "value": $0.value] as TemplateView },
      "claims": claims(usage), "hasClaims": !usage.claims.isEmpty,
      "uses": uses(usage), "hasUses": !usage.figures.isEmpty || !usage.values.isEmpty,
      "data": ResultFiles.path(of: experiment.name),
      "command": "swift run tutor run \(experiment.name)",
    ]
    view["picture"] = usage.figures.first.map(picture)
    return view
  }

  private func picture(_ index: Int) -> TemplateView {
    let figure = book.plan.figures[index]
    let drawing = book.drawings[index]
    return [
      "address": "figures/\(figure.directive.name).svg",
      "width": Self.attribute("width", of: drawing.standaloneSVG),
      "height": Self.attribute("height", of: drawing.standaloneSVG),
      "place": place(of: figure),
      "label": "\(words.figure) \(figure.number): \(drawing.chart.title)",
    ]
  }

  /// The first attribute of that name in a drawing.
  private static func attribute(_ name: String, of drawing: String) -> String {
    guard let start = drawing.firstRange(of: " \(name)=\"")?.upperBound else { return "" }
    return String(drawing[start...].prefix { $0 != "\"" })
  }

  private func claims(_ usage: BookUsage.Usage) -> [TemplateView] {
    usage.claims.flatMap { block, claims -> [TemplateView] in
      let planned = book.plan.claims[block]
      let results = book.results.claims[planned.fence.position] ?? []
      return claims.filter(results.indices.contains).map { index in
        var view = ClaimMark(results[index], anchor: nil).view(words)
        view["place"] = book.plan.chapters[planned.chapter].link + "#\(planned.anchor)"
        return view
      }
    }
  }

  /// The figures that draw the experiment, then the chapters that quote its values.
  private func uses(_ usage: BookUsage.Usage) -> [TemplateView] {
    let figures = usage.figures.map { index -> TemplateView in
      let figure = book.plan.figures[index]
      return ["name": "\(words.figure) \(figure.number)", "place": place(of: figure)]
    }
    let values = usage.values.sorted { $0.key < $1.key }.map { chapter, count -> TemplateView in
      let chapter = book.plan.chapters[chapter]
      return [
        "name": words.quoted(count, in: book.numberedTitle(of: chapter)), "place": chapter.link,
      ]
    }
    return figures + values
  }

  private func place(of figure: PlannedFigure) -> String {
    "\(book.plan.chapters[figure.chapter].link)#\(figure.directive.name)"
  }
}
