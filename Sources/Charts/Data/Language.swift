/// The language of what a chart says by itself: its description, its table heads, its counts.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case english = "en"
  case chinese = "zh"

  var sentenceGap: String { self == .english ? " " : "" }

  var noData: String { self == .english ? "no data" : "没有数据" }

  var panel: String { self == .english ? "Panel" : "子图" }
}
