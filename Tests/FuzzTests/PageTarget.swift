import Charts
import Experiments
import Foundation
import FoundationXML

@testable import Book

/// A chapter, from its bytes to its page with all that it computes, if that is little.
enum PageTarget {
  /// Operations that all runs of a chapter may take together.
  private static let mostOperations = 1e6
  private static let file = "chapters/01-a.md"

  static func problem(with bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    do throws(Diagnostics) {
      let plan = try BookPlan(
        [ChapterFolder.File(name: file, path: file, bytes: bytes)], attachments: Attachments(),
        folder: ChapterFolder(book: "/nowhere", name: "chapters"))
      guard let book = try finished(plan) else { return nil }
      let content = book.content(ofChapter: 0)
      let html = HTMLRenderer.html(
        for: plan.chapters[0].document, content: content, wording: .english)
      return HTMLCheck.problems(in: html).first { !$0.contains("missing anchor") }
        ?? hostile(in: html) ?? book.drawings.lazy.compactMap(problem(with:)).first
    } catch {
      return FuzzTarget.problem(with: error.all, of: text, file: file)
    }
  }

  /// nil if its experiments would take long.
  private static func finished(_ plan: BookPlan) throws(Diagnostics) -> FinishedBook? {
    let jobs = plan.experiments.flatMap { $0.jobs() }
    let numbers = plan.experiments.flatMap(\.points).reduce(0) {
      $0 + $1.run.source.sampleCount * $1.run.source.sampleShape.count
    }
    guard jobs.reduce(0, { $0 + $1.estimate }) < mostOperations, numbers < 10_000 else {
      return nil
    }
    let outcomes = Runner(threads: 1, store: nil).run(jobs)
    let results = try BookResults(plan, outcomes: outcomes)
    guard var typesetting = try? Typesetting(plan, cache: CannedMarkup()),
      (try? typesetting.fill(results.values, cache: CannedMarkup())) != nil
    else { return nil }
    return FinishedBook(
      plan: plan, results: results, typesetting: typesetting,
      drawings: try FigureCharts.drawings(plan, results))
  }

  private static func problem(with figure: FigureMarkup) -> String? {
    for file in figure.files where file.path.hasSuffix(".json") {
      let data = Data(file.text.utf8)
      if (try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)) == nil {
        return "\(file.path) is no JSON"
      }
    }
    let drawing = figure.standaloneSVG
    guard XMLParser(data: Data(drawing.utf8)).parse() else { return "a drawing is no XML" }
    return hostile(in: drawing)
  }

  /// What could run, or disguise the text around it.
  static func hostile(in markup: String) -> String? {
    let lower = markup.lowercased()
    for piece in ["<script", "<iframe", "=\"javascript:", "=\"data:", "=\"vbscript:"]
    where lower.contains(piece) { return "\(piece) is in the page" }
    // Drawings keep marks of direction and isolate what has them.
    let isControl = { (scalar: Unicode.Scalar) in
      SuspiciousCharacters.isSuspicious(scalar) && !(0x202A...0x2069 ~= scalar.value)
    }
    return markup.unicodeScalars.contains(where: isControl)
      ? "a control character is in the page" : nil
  }
}

/// Stands for what KaTeX and highlight.js would make: they have a target of their own, and are slow.
private struct CannedMarkup: MarkupCache {
  func get(_ key: String) -> String? { key.hasPrefix("formula") ? "\n<math></math>" : "" }
  func set(_ key: String, _ value: String) {}
}
