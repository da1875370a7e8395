/// What the controls under a figure say.
struct ExploringWords: Hashable, Sendable {
  /// Before the name of the figure.
  var explore: String
  var read: String
  var row: String
  var log: String
  var linear: String
  var all: String
  var play: String
  var pause: String
  var step: String
  var enlarge: String
  var highlight: String
  var missing: String

  static let english = ExploringWords(
    explore: "Explore", read: "Read values", row: "row", log: "Logarithmic scale",
    linear: "Linear scale", all: "All together", play: "Play", pause: "Pause", step: "Next",
    enlarge: "Enlarge", highlight: "Highlight", missing: "The data could not be loaded.")

  static let chinese = ExploringWords(
    explore: "探索", read: "读取数值", row: "行", log: "对数刻度", linear: "线性刻度", all: "全部显示",
    play: "播放", pause: "暂停", step: "下一步", enlarge: "放大", highlight: "突出显示",
    missing: "无法载入数据。")

  /// As `page.mustache` names them.
  var view: TemplateView {
    [
      "explore": explore, "read": read, "row": row, "log": log, "linear": linear, "all": all,
      "play": play, "pause": pause, "step": step, "enlarge": enlarge, "highlight": highlight,
      "missing": missing,
    ]
  }
}

extension Wording {
  var exploring: ExploringWords { language == "zh" ? .chinese : .english }
}
