import Geometry

/// A chart laid out for one size, ready to be written as SVG.
struct Drawing {
  private let chart: Chart
  private let id: String
  private let layout: Layout
  private let body: Canvas
  private let definitions: [String]
  let height: Double
  /// The boxes of all texts inside the plots, for tests.
  let texts: [Box]

  init(chart: Chart, id: String, layout: Layout) {
    self.chart = chart
    self.layout = layout
    self.id = Markup.identifier(id) + "-" + layout.name
    let page = PageComposer(chart: chart, id: self.id, layout: layout).compose()
    body = page.canvas
    definitions = page.definitions
    height = page.height.rounded(.up)
    texts = page.texts
  }

  /// For a page that carries the style sheet.
  var inline: String {
    wrapped(attributes: [], head: "", margin: 0)
  }

  /// With its own style sheet and name space.
  var standalone: String {
    let css = ChartStyle.standalone
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + wrapped(
        attributes: [("xmlns", "http://www.w3.org/2000/svg")], head: "<style>\(css)</style>",
        margin: 16)
  }

  /// `margin` is empty paper around the drawing, which a page has of itself.
  private func wrapped(attributes: [(String, String)], head: String, margin: Double) -> String {
    let (width, height) = (layout.width + 2 * margin, self.height + 2 * margin)
    let corner = Canvas.units(-margin)
    var canvas = Canvas()
    canvas.open(
      "svg",
      attributes + [
        ("class", "chart chart-\(layout.name)"), ("id", id), ("role", "img"),
        ("aria-labelledby", "\(id)-t \(id)-d"), ("focusable", "false"),
        ("width", String(Int(width))), ("height", String(Int(height))),
        ("viewBox", "\(corner) \(corner) \(Canvas.units(width)) \(Canvas.units(height))"),
      ])
    canvas.raw("<title id=\"\(id)-t\">\(Markup.escaped(chart.title))</title>")
    canvas.raw("<desc id=\"\(id)-d\">\(Markup.escaped(chart.summary))</desc>")
    canvas.raw(head)
    if !definitions.isEmpty { canvas.raw("<defs>\(definitions.joined())</defs>") }
    canvas.raw(body.markup)
    canvas.close("svg")
    return canvas.markup + "\n"
  }
}
