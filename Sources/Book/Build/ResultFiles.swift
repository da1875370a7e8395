import Experiments

/// All that was measured, as files for other programs.
enum ResultFiles {
  static func path(of experiment: String) -> String { "data/\(experiment).json" }

  /// One file for each experiment, and one that lists all claims.
  static func add(_ book: FinishedBook, to files: inout SiteFiles) {
    for experiment in book.plan.experiments {
      guard let result = book.results.experiments[experiment.name] else { continue }
      files.add(ExperimentReport(result: result).json + "\n", at: path(of: experiment.name))
    }
    guard book.plan.selection == nil else { return }
    files.add(claims(book), at: "data/claims.json")
  }

  private static func claims(_ book: FinishedBook) -> String {
    let lines = book.plan.claims.flatMap { block in
      (book.results.claims[block.fence.position] ?? []).map { result in
        let measured = ClaimMark(result, anchor: nil).measured
        return "{\"chapter\":\(JSONText.string(book.plan.chapters[block.chapter].file)),"
          + "\"claim\":\(JSONText.string(result.text)),\"measured\":\(JSONText.string(measured)),"
          + "\"holds\":\(result.holds),\"seeds\":\(result.seeds),\"seedsHolding\":\(result.seedsHolding)}"
      }
    }
    return "[" + lines.joined(separator: ",\n ") + "]\n"
  }
}
