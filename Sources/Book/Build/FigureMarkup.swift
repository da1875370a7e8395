import Charts
import Experiments

/// What is written of a chart, taken from the cache while nothing has changed that it is drawn from.
struct FigureMarkup: Sendable {
  var chart: Chart { drawing.chart }
  private let drawing: FigureDrawing
  private let name: String
  /// Stands for all that the chart depends on.
  private let key: String
  private let cache: any MarkupCache

  init(
    _ figure: PlannedFigure, _ drawing: FigureDrawing, in book: BookPlan, _ results: BookResults,
    cache: any MarkupCache
  ) {
    self.drawing = drawing
    name = figure.directive.name
    self.cache = cache
    var inputs = KeyInputs()
    inputs.add("results", SourceFingerprint.program.hex)
    inputs.add("pages", SiteRecord.pagesKey.hex)
    inputs.add("title", drawing.chart.title)
    inputs.add("subtitle", drawing.chart.subtitle)
    inputs.add("figure", book.directives[name] ?? "")
    for experiment in figure.plans(among: book.experiments) {
      inputs.add("experiment", experiment.name)
      inputs.add("runs", results.runKeys[experiment.name] ?? "")
      for axis in experiment.sweepAxes {
        inputs.add("axis \(axis.name)", axis.labels.map(\.description).joined(separator: "\n"))
      }
    }
    key = inputs.key.hex
  }

  /// The drawing for a page.
  func svg(_ layout: Layout) -> String {
    let id = "\(name)-\(layout.name)"
    return text(id) { chart.svg(id: id, layout: layout) }
  }

  /// Draws all that pages show of the figure. Pages are few, so that one that draws its figures itself would keep
  /// the others waiting.
  func drawForPages(number: String, _ wording: Wording) {
    for layout in [Layout.wide, .narrow] { _ = svg(layout) }
    _ = tableHTML(number: number, hasFiles: true, wording)
  }

  /// The drawing as a file of its own.
  var standaloneSVG: String { text("file") { chart.standaloneSVG() } }

  /// What the page's script can offer of the figure; nil for nothing.
  var exploration: String? {
    let script = FigureScript(name, drawing)
    return script.isNeeded ? script.attribute : nil
  }

  /// The figure's files in the site: for readers to take along, and for the page's script to read when
  /// one first asks.
  var files: [(path: String, text: String)] {
    let script = FigureScript(name, drawing)
    return [
      ("figures/\(name).svg", standaloneSVG),
      ("data/\(name).csv", text("csv") { chart.table.csv }),
      ("data/\(name).json", text("json") { chart.table.json }),
    ] + script.paths.map { path in (path, text(path) { script.text(at: path) }) }
  }

  /// The numbers as a table of the page; of very many rows some stand for all, and the table then says so.
  func tableHTML(number: String, hasFiles: Bool, _ wording: Wording) -> String {
    let label = "\(wording.data) \(number)"
    let note = hasFiles ? wording.someRows : wording.someRowsOnly
    return text("table \(label), \(note)") {
      let all = chart.table
      let table = all.thinnedForPage
      let isCut = table.rows.count < all.rows.count
      let remark = note.replacing("#", with: String(table.rows.count))
        .replacing("%", with: String(all.rows.count))
      return FigureCard.DataTable(
        caption: all.caption + (isCut ? " (\(remark))" : ""), columns: table.columns.map(\.name),
        rows: table.textRows
      ).html(label: label)
    }
  }

  private func text(_ part: String, _ make: () -> String) -> String {
    cache.text("\(key) \(part)", make)
  }
}
