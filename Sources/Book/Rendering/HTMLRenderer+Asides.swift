extension HTMLRenderer {
  /// A callout: its label, and the text under it.
  mutating func write(_ callout: Callout) {
    let label = wording.label(of: callout.kind).escapedForHTML
    write(
      raw:
        "<div class=\"callout \(callout.kind.rawValue)\" role=\"note\" aria-label=\"\(label)\">\n")
    write(raw: "<p class=\"callout-label\" aria-hidden=\"true\">\(callout.kind.icon)\(label)</p>\n")
    for block in callout.blocks { write(block) }
    write(raw: "</div>\n")
  }

  /// What is folded away behind a line.
  mutating func write(_ details: Details) {
    write(raw: "<details class=\"fold\">\n<summary>")
    if details.summary.isEmpty {
      write(escaping: wording.details)
    } else {
      write(details.summary)
    }
    write(raw: "</summary>\n")
    for block in details.blocks { write(block) }
    write(raw: "</details>\n")
  }
}

extension Callout.Kind {
  /// A drawing that tells the kinds apart without color; a label stands beside it.
  fileprivate var icon: String {
    let paths =
      switch self {
      case .note: "<circle cx=\"8\" cy=\"8\" r=\"6.5\"/><path d=\"M8 7.5v4M8 4.7v.1\"/>"
      case .tip:
        "<path d=\"M6 12.5h4M6.5 14.5h3M8 1.5a4.5 4.5 0 0 0-2.5 8.2v.8h5v-.8A4.5 4.5 0 0 0 8 1.5z\"/>"
      case .important: "<path d=\"M1.5 2.5h13v9H8l-3 3v-3H1.5zM8 4.7v2.8M8 9.4v.1\"/>"
      case .warning: "<path d=\"M8 1.8l6.7 12.2H1.3zM8 6.3v3.4M8 11.7v.1\"/>"
      case .caution:
        "<path d=\"M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3zM8 4.7v3.8M8 11v.1\"/>"
      }
    return
      "<svg class=\"icon\" width=\"16\" height=\"16\" viewBox=\"0 0 16 16\" aria-hidden=\"true\""
      + " focusable=\"false\">\(paths)</svg>"
  }
}
