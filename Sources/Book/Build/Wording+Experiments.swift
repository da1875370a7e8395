extension Wording {
  var experiment: String { language == "zh" ? "实验" : "Experiment" }

  /// "15 runs"
  func runs(_ count: Int) -> String {
    language == "zh" ? "\(count) 次运行" : count == 1 ? "1 run" : "\(count) runs"
  }
}
