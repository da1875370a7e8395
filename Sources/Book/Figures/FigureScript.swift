import Charts

/// What the script of a page reads of a figure when a reader first asks: its numbers, and drawings that
/// are not on the page.
///
/// These are scripts themselves, since a page on a disk can load no other kind of file.
struct FigureScript {
  private let name: String
  private let drawing: FigureDrawing

  init(_ name: String, _ drawing: FigureDrawing) {
    self.name = name
    self.drawing = drawing
  }

  /// Whether there is anything to ask of the figure.
  var isNeeded: Bool { !drawing.frames.isEmpty || isReadable || drawing.chart.onOtherScale != nil }

  private var isReadable: Bool { drawing.chart.exploration.reading != .none }

  /// The attribute that tells the page's script what it can offer, before anything is loaded.
  var attribute: String {
    let exploration = drawing.chart.exploration
    var parts = ["\"read\":\(exploration.reading.rawValue.asJSON)"]
    if exploration.series.count > 1, exploration.reading == .x {
      parts.append("\"series\":\(exploration.series.asJSON)")
    }
    if !drawing.frames.isEmpty {
      parts.append("\"axis\":\(drawing.axis.asJSON)")
      parts.append("\"labels\":\(drawing.frames.map(\.label).asJSON)")
      parts.append("\"names\":\(drawing.frames.map(\.name).asJSON)")
      parts.append("\"slider\":\(drawing.sliderName.asJSON)")
      if drawing.hasSameSeries { parts.append("\"same\":true") }
    } else if let other = drawing.chart.onOtherScale {
      parts.append("\"scale\":\((other.y.scale == .log ? "log" : "linear").asJSON)")
    }
    return "{\(parts.joined(separator: ","))}"
  }

  /// The paths of the figure's files in the site.
  var paths: [String] {
    guard isNeeded else { return [] }
    let layouts = hasOthers ? [Layout.wide, .narrow] : []
    return ["figures/\(name).js"] + layouts.map { "figures/\(name)-\($0.name).js" }
  }

  /// The text of one of the files.
  func text(at path: String) -> String {
    for layout in [Layout.wide, .narrow] where path == "figures/\(name)-\(layout.name).js" {
      return assigned("\(name)-\(layout.name)", others(in: layout).map(\.asJSON))
    }
    return assigned(name, ([drawing.chart] + drawing.frames.map(\.chart)).map(Self.numbers))
  }

  /// Whether there are drawings that are not on the page.
  private var hasOthers: Bool { !drawing.frames.isEmpty || drawing.chart.onOtherScale != nil }

  private func others(in layout: Layout) -> [String] {
    let charts =
      drawing.frames.isEmpty
      ? [drawing.chart.onOtherScale].compactMap { $0 } : drawing.frames.map(\.chart)
    return charts.enumerated().map { index, chart in
      chart.svg(id: "\(name)-\(index)", layout: layout)
    }
  }

  private static func numbers(of chart: Chart) -> String {
    let (exploration, table) = (chart.exploration, chart.table)
    let ys = exploration.rows.map(NumberText.exact).joined(separator: ",")
    return "{\"series\":\(exploration.series.asJSON),\"ys\":[\(ys)],"
      + "\"keys\":\(table.keyColumns),\"table\":\(table.json)}"
  }

  private func assigned(_ key: String, _ values: [String]) -> String {
    "(window.figures??={})[\(key.asJSON)]=[\n\(values.joined(separator: ",\n"))];\n"
  }
}
