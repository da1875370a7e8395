/// The sentences of a generated description.
extension Language {
  var stop: String { self == .english ? "." : "。" }

  func axis(_ label: String, isX: Bool, isLog: Bool) -> String {
    switch self {
    case .english: "\(isX ? "X" : "Y") axis: \(label)\(isLog ? ", logarithmic" : "")."
    case .chinese: "\(isX ? "横" : "纵")轴：\(label)\(isLog ? "（对数刻度）" : "")。"
    }
  }

  func panel(_ title: String) -> String {
    self == .english ? "Panel \(title):" : "子图“\(title)”："
  }

  func place(_ axis: String, _ value: String) -> String {
    axis.isEmpty ? value : "\(axis) \(value)"
  }

  func trend(
    _ name: String, from: String, at start: String, to: String, at end: String, direction: Int,
    decades: Double?
  ) -> String {
    let span = decades.map { NumberText.fixed($0, decimals: 1) }
    switch self {
    case .english:
      let verb = direction > 0 ? "rises" : direction < 0 ? "falls" : "returns"
      let by = span.map { " (\($0) decades)" } ?? ""
      return
        "\(name) \(verb) from \(from) at \(start) to \(to) at \(end)\(direction == 0 ? "" : by)"
    case .chinese:
      let verb = direction > 0 ? "升" : direction < 0 ? "降" : "回"
      let by = span.map { "（\($0) 个数量级）" } ?? ""
      return "\(name)从 \(start) 处的 \(from) \(verb)到 \(end) 处的 \(to)\(direction == 0 ? "" : by)"
    }
  }

  func lowest(_ value: String, at place: String) -> String {
    self == .english ? ", lowest \(value) at \(place)" : "，最小值 \(value)（\(place)）"
  }

  func highest(_ value: String, at place: String) -> String {
    self == .english ? ", highest \(value) at \(place)" : "，最大值 \(value)（\(place)）"
  }

  func range(_ name: String, low: String, high: String) -> String {
    self == .english ? "\(name) lies between \(low) and \(high)" : "\(name)介于 \(low) 与 \(high) 之间"
  }

  func constant(_ name: String, value: String, count: Int) -> String {
    switch self {
    case .english: "\(name) stays at \(value) for all \(count) points"
    case .chinese: "\(name)的 \(count) 个点均为 \(value)"
    }
  }

  func single(_ name: String, value: String, at place: String) -> String {
    self == .english ? "\(name) is \(value) at \(place)" : "\(name)在 \(place) 处为 \(value)"
  }

  func nothing(_ name: String) -> String {
    self == .english ? "\(name) has no value to draw." : "\(name)没有可画的值。"
  }

  func rule(_ label: String, axis: String, at value: String) -> String {
    switch self {
    case .english: "A line marks \(label) at \(axis.isEmpty ? "" : axis + " ")\(value)."
    case .chinese: "参考线“\(label)”位于\(axis.isEmpty ? "" : " " + axis) \(value)。"
    }
  }

  func crossing(_ one: String, _ other: String, at place: String) -> String {
    switch self {
    case .english: "\(one) and \(other) cross near \(place)."
    case .chinese: "\(one)与\(other)在 \(place) 附近相交。"
    }
  }

  func list(_ name: String, _ values: [String]) -> String {
    switch self {
    case .english: "\(name): \(values.joined(separator: ", "))."
    case .chinese: "\(name)：\(values.joined(separator: "，"))。"
    }
  }

  func span(_ axis: String, _ low: String, _ high: String) -> String {
    switch self {
    case .english: "\(axis) from \(low) to \(high)"
    case .chinese: "\(axis)从 \(low) 到 \(high)"
    }
  }

  func cloud(_ name: String, count: Int, _ spans: [String]) -> String {
    switch self {
    case .english: "\(name): \(count) points, \(spans.joined(separator: " and "))."
    case .chinese: "\(name)：\(count) 个点，\(spans.joined(separator: "，"))。"
    }
  }

  func matrix(_ label: String, rows: Int, columns: Int) -> String {
    switch self {
    case .english: "Colour shows \(label) in \(rows) rows of \(columns) cells"
    case .chinese: "颜色表示\(label)，共 \(rows) 行 \(columns) 列"
    }
  }

  func extremes(low: String, at lowPlace: String, high: String, at highPlace: String) -> String {
    switch self {
    case .english: ", from \(low) (\(lowPlace)) to \(high) (\(highPlace))"
    case .chinese: "，从 \(low)（\(lowPlace)）到 \(high)（\(highPlace)）"
    }
  }

  func contours(_ label: String, _ levels: [String]) -> String {
    switch self {
    case .english:
      "Contours\(label.isEmpty ? "" : " of " + label) at \(levels.joined(separator: ", "))."
    case .chinese: "\(label)的等值线：\(levels.joined(separator: "，"))。"
    }
  }

  func contour(_ name: String) -> String {
    switch self {
    case .english: "A contour is named “\(name)”."
    case .chinese: "一条等值线名为“\(name)”。"
    }
  }

  func pictures(_ count: Int, _ label: String) -> String {
    switch self {
    case .english: "\(count) pictures whose brightness shows \(label)."
    case .chinese: "\(count) 幅图像，明暗表示\(label)。"
    }
  }

  func passages(_ passages: [(name: String, start: String)]) -> String {
    let said = passages.map { passage in
      self == .english
        ? "\(passage.name): “\(passage.start)”" : "\(passage.name)：“\(passage.start)”"
    }
    return said.joined(separator: self == .english ? "; " : "；") + stop
  }

  func skip(from: String, to: String) -> String {
    switch self {
    case .english: "A connection skips from \(from) to \(to)."
    case .chinese: "有一条捷径从\(from)连到\(to)。"
    }
  }

  func ridge(_ name: String, peak: String, low: String, high: String, note: String) -> String {
    let tail = note.isEmpty ? "" : self == .english ? " (\(note))" : "（\(note)）"
    switch self {
    case .english: return "\(name): most values near \(peak), all from \(low) to \(high)\(tail)."
    case .chinese: return "\(name)：多数值在 \(peak) 附近，全部介于 \(low) 与 \(high) 之间\(tail)。"
    }
  }

  func counts(zeros: Int, negatives: Int, infinities: Int, notNumbers: Int, all: Int) -> String {
    let kinds: [(Int, String, String)] = [
      (zeros, "exactly 0", "恰为 0"), (negatives, "negative", "为负"),
      (infinities, "infinite", "为无穷"), (notNumbers, "not a number", "为 NaN"),
    ]
    let said = kinds.filter { $0.0 > 0 }
    guard !said.isEmpty else { return "" }
    switch self {
    case .english:
      let list = said.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
      return " Of its \(all) values \(list)."
    case .chinese:
      return "其 \(all) 个值中" + said.map { "\($0.0) 个\($0.2)" }.joined(separator: "，") + "。"
    }
  }
}
