/// The size a chart is drawn for. Every figure has a wide and a narrow drawing.
public struct Layout: Sendable, Hashable {
  public var name: String
  /// The size in CSS pixels with a title and a subtitle of one line each; longer ones, and legends,
  /// add to the height rather than squeeze the plot.
  public var width: Double
  public var height: Double
  var textSize: Double
  var titleSize: Double
  var subtitleSize: Double

  /// 640 × 360, for columns of 600 px and more.
  public static let wide = Layout(
    name: "wide", width: 640, height: 360, textSize: 12, titleSize: 16, subtitleSize: 13)

  /// 360 × 300, with text that is still 11 px when a phone shows it 288 px wide.
  public static let narrow = Layout(
    name: "narrow", width: 360, height: 300, textSize: 14, titleSize: 17, subtitleSize: 14)

  public func height(_ height: Double) -> Layout {
    var layout = self
    layout.height = height
    return layout
  }

  var isNarrow: Bool { width < 480 }
  var lineHeight: Double { (textSize * 1.3).rounded() }
  /// From the middle of a line of text down to its baseline.
  var baselineShift: Double { textSize * 0.36 }
}
