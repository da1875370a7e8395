import Testing

@testable import Experiments

struct ProgressLineTests {
  private func progress(_ change: (inout RunProgress) -> Void = { _ in }) -> RunProgress {
    var progress = RunProgress(total: 24)
    progress.stored = 3
    progress.computed = 9
    progress.running = ["deep-sigmoid #3", "lstm"]
    progress.secondsLeft = 80.2
    change(&progress)
    return progress
  }

  @Test func theBarShowsCountsTimeAndRunningRuns() {
    #expect(
      ProgressLine.bar(progress(), width: 120)
        == "━━━━━━━━━━━━──────────── 12/24 runs · 3 stored · 1 min 20 s left · "
        + "deep-sigmoid #3, lstm")
  }

  @Test func theBarFitsItsWidth() {
    for width in 0...120 {
      let line = ProgressLine.bar(progress(), width: width)
      #expect(line.count <= width)
      #expect(line.count == width || !line.hasSuffix("…"))
    }
    #expect(ProgressLine.bar(progress(), width: 40) == "━━━━━───── 12/24 runs · 3 stored · 1 mi…")
  }

  @Test func anUnknownTimeIsNotShown() {
    let line = ProgressLine.bar(progress { $0.secondsLeft = nil }, width: 120)
    #expect(!line.contains("left"))
  }

  @Test func theEndShowsWhatFailed() {
    let line = ProgressLine.bar(
      progress {
        $0.computed = 19
        $0.failed = 2
        $0.running = []
        $0.secondsLeft = 0
      }, width: 120)
    #expect(line == "━━━━━━━━━━━━━━━━━━━━━━━━ 24/24 runs · 3 stored · 2 failed")
  }

  @Test func aLogGetsALineForEachTenth() {
    var lines: [String] = []
    var previous: RunProgress?
    for computed in 0...21 {
      let now = progress { $0.computed = computed }
      if let line = ProgressLine.logLine(now, after: previous) { lines.append(line) }
      previous = now
    }
    #expect(lines.count == 10)
    #expect(lines.first == "3 of 24 runs, 3 stored, 1 min 20 s left")
    #expect(lines.last == "24 of 24 runs, 3 stored")
    #expect(ProgressLine.logLine(RunProgress(total: 0), after: nil) == nil)
  }

  @Test(arguments: [
    (0.0, "0 s"), (0.44, "0.4 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.4, "59 s"),
    (59.6, "1 min 00 s"), (200, "3 min 20 s"), (3599.6, "1 h 00 min"), (7500, "2 h 05 min"),
    (-1, "0 s"), (.infinity, "unknown"), (.nan, "unknown"),
  ])
  func durations(seconds: Double, text: String) {
    #expect(DurationText.text(seconds: seconds) == text)
  }
}
