/// The one line that tells how far the runs are. Text only; who prints it decides where.
public enum ProgressLine {
  /// For a terminal: a bar, to be drawn over the line before. Never wider than `width` columns.
  ///
  ///     ━━━━━━━━━━────────── 12/24 runs · 3 stored · 1 min 20 s left · deep-sigmoid #3
  public static func bar(_ progress: RunProgress, width: Int) -> String {
    let cells = min(24, max(4, width / 4))
    let filled = Int(progress.fraction * Double(cells))
    let bar =
      String(repeating: "━", count: filled) + String(repeating: "─", count: cells - filled)
    var line = bar + " " + facts(progress).joined(separator: " · ")
    if !progress.running.isEmpty {
      line += " · " + progress.running.joined(separator: ", ")
    }
    return truncated(line, to: width)
  }

  /// For a log: a line each time another tenth of the runs is finished, else nothing.
  ///
  ///     12 of 24 runs, 3 stored, 1 min 20 s left
  public static func logLine(_ progress: RunProgress, after previous: RunProgress?) -> String? {
    guard progress.total > 0 else { return nil }
    let tenth = progress.finished * 10 / progress.total
    let previousTenth = previous.map { $0.finished * 10 / max(1, $0.total) } ?? 0
    guard tenth > previousTenth else { return nil }
    var facts = facts(progress)
    facts[0] = "\(progress.finished) of \(progress.total) runs"
    return facts.joined(separator: ", ")
  }

  private static func facts(_ progress: RunProgress) -> [String] {
    var facts = ["\(progress.finished)/\(progress.total) runs"]
    if progress.stored > 0 { facts.append("\(progress.stored) stored") }
    if progress.failed > 0 { facts.append("\(progress.failed) failed") }
    if progress.cancelled > 0 { facts.append("\(progress.cancelled) cancelled") }
    if let seconds = progress.secondsLeft, progress.finished < progress.total {
      facts.append("\(DurationText.text(seconds: seconds.rounded())) left")
    }
    return facts
  }

  private static func truncated(_ line: String, to width: Int) -> String {
    guard line.count > width else { return line }
    return width < 1 ? "" : line.prefix(width - 1) + "…"
  }
}
