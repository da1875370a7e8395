import Geometry

/// The title and subtitle of a drawing, wrapped to its width.
struct Header {
  private let title: [String]
  private let subtitle: [String]
  private let layout: Layout

  init(_ chart: Chart, layout: Layout) {
    self.layout = layout
    title = TextMetrics.lines(
      chart.title, size: layout.titleSize, isBold: true, width: layout.width - 4)
    subtitle = TextMetrics.lines(
      chart.subtitle, size: layout.subtitleSize, width: layout.width - 4)
  }

  private var titleStep: Double { (layout.titleSize * 1.3).rounded() }
  private var subtitleStep: Double { (layout.subtitleSize * 1.35).rounded() }

  var height: Double {
    Double(title.count) * titleStep + Double(subtitle.count) * subtitleStep
      + (subtitle.isEmpty ? 0 : 2) + (title.isEmpty && subtitle.isEmpty ? 0 : 8)
  }

  /// The height of a header of one line each, which the height of a layout allows for.
  static func plainHeight(_ layout: Layout) -> Double {
    (layout.titleSize * 1.3).rounded() + (layout.subtitleSize * 1.35).rounded() + 10
  }

  func draw(on canvas: inout Canvas) {
    var top = 1.0
    for line in title {
      canvas.text(
        line, at: Position(0, top + layout.titleSize), size: layout.titleSize, class: "ct")
      top += titleStep
    }
    top += 2
    for line in subtitle {
      canvas.text(
        line, at: Position(0, top + layout.subtitleSize), size: layout.subtitleSize, class: "cs")
      top += subtitleStep
    }
  }
}
