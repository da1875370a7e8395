/// A picture of data, described by marks, scales and axes.
public struct Chart: Sendable {
  /// What the picture shows, as a sentence.
  public var title: String
  /// Of what, where and under which conditions.
  public var subtitle: String
  public var x: Axis
  public var y: Axis
  /// One panel, or small multiples that share both axes.
  public var panels: [Panel]
  /// How many panels stand side by side in the wide drawing; chosen by their number when nil.
  public var columns: Int?
  /// The colours of cells and contours, where the chart has any.
  public var colors: ColorScale?
  public var annotations: [Annotation]
  public var language: Language

  public init(
    title: String, subtitle: String = "", x: Axis, y: Axis, marks: [any Mark],
    annotations: [Annotation] = [], colors: ColorScale? = nil, language: Language = .english
  ) {
    self.init(
      title: title, subtitle: subtitle, x: x, y: y, panels: [Panel("", marks)],
      annotations: annotations, colors: colors, language: language)
  }

  public init(
    title: String, subtitle: String = "", x: Axis, y: Axis, panels: [Panel], columns: Int? = nil,
    annotations: [Annotation] = [], colors: ColorScale? = nil, language: Language = .english
  ) {
    self.title = title
    self.subtitle = subtitle
    self.x = x
    self.y = y
    // Where nothing was selected there still is a plot, which says that it is empty.
    self.panels = panels.isEmpty ? [Panel("", [])] : panels
    self.columns = columns
    self.annotations = annotations
    self.colors = colors
    self.language = language
  }

  /// The drawing for a page: no style attribute, colours by class, ids that start with `id`.
  public func svg(id: String, layout: Layout = .wide) -> String {
    Drawing(chart: self, id: id, layout: layout).inline
  }

  /// A file of its own, with the style sheet inside.
  public func standaloneSVG(layout: Layout = .wide) -> String {
    Drawing(chart: self, id: "chart", layout: layout).standalone
  }

  /// The chart in words: what is on the axes, how each series runs, what could not be drawn.
  public var summary: String {
    var sentences: [String] = []
    for panel in panels {
      var report = Report(
        x: x, y: panel.y ?? y, colors: colors, isSideways: isSideways, language: language,
        panel: panels.count > 1 ? panel.title : "", isBrief: panels.count > 3)
      for mark in panel.marks { mark.describe(in: &report) }
      sentences += report.sentences
    }
    return (Report.axes(x: x, y: y, language: language) + sentences)
      .joined(separator: language.sentenceGap)
  }

  /// The numbers of the chart.
  public var table: DataTable {
    var builder = TableBuilder(
      x: x, y: y, isSideways: isSideways, panelName: panels.count > 1 ? language.panel : nil)
    for panel in panels {
      builder.panel = panel.title
      for mark in panel.marks { mark.tabulate(into: &builder) }
    }
    return builder.table(caption: title)
  }

  /// Whether names stand along y and values are read along x.
  private var isSideways: Bool {
    guard case .band = y.scale else { return false }
    return !panels.flatMap(\.marks).contains { $0 is Cells || $0 is Ridges }
  }

  /// The distinct series of all panels, in order of appearance.
  var series: SeriesTable {
    SeriesTable(panels.flatMap(\.marks).compactMap(\.series))
  }
}

/// One of a chart's small multiples.
public struct Panel: Sendable {
  public var title: String
  public var marks: [any Mark]
  /// An axis of its own where the panel shows another quantity than its neighbours.
  public var y: Axis?

  public init(_ title: String, _ marks: [any Mark], y: Axis? = nil) {
    self.title = title
    self.marks = marks
    self.y = y
  }
}

/// A remark on one place of the plot.
public struct Annotation: Sendable, Hashable {
  public var x: Double
  public var y: Double
  public var text: String
  /// The number of the panel it belongs to.
  public var panel: Int

  public init(x: Double, y: Double, _ text: String, panel: Int = 0) {
    self.x = x
    self.y = y
    self.text = text
    self.panel = panel
  }
}
