/// The language of what a chart says by itself: its description, its table heads, its counts.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case english = "en"
  case chinese = "zh"

  var sentenceGap: String { self == .english ? " " : "" }

  var noData: String { self == .english ? "no data" : "没有数据" }
  /// There are values, but none that this kind of chart can show.
  var nothingToDraw: String { self == .english ? "nothing to draw" : "没有可画的内容" }

  var panel: String { self == .english ? "Panel" : "子图" }
}
