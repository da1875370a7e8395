import Experiments

/// All that was measured, as files for other programs.
enum ResultFiles {
  static func path(of experiment: String) -> String { "data/\(experiment).json" }

  /// One file for each experiment, and one that lists all claims.
  static func add(_ book: FinishedBook, to files: inout SiteFiles) {
    let results = book.plan.experiments.compactMap { book.results.experiments[$0.name] }
    let texts = results.concurrentMap { ExperimentReport(result: $0).json + "\n" }
    for (result, text) in zip(results, texts) { files.add(text, at: path(of: result.name)) }
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
