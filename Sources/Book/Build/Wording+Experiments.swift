extension Wording {
  var experiment: String { language == "zh" ? "实验" : "Experiment" }

  /// "15 runs"
  func runs(_ count: Int) -> String {
    language == "zh" ? "\(count) 次运行" : count == 1 ? "1 run" : "\(count) runs"
  }

  /// "3 values in 1 The problem"
  func quoted(_ count: Int, in chapter: String) -> String {
    language == "zh"
      ? "\(chapter)（\(count) 个数值）" : "\(count) \(count == 1 ? "value" : "values") in \(chapter)"
  }
}
