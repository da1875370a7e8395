import Experiments

/// Every claim of the book with its measured sides, its seeds, and whether it holds.
struct ClaimsPage {
  private let book: FinishedBook
  private var words: Wording { book.wording }

  init(_ book: FinishedBook) { self.book = book }

  static let address = "claims.html"

  var page: BackMatterPage? {
    let chapters = book.plan.chapters.indices.filter { chapter in
      book.plan.claims.contains { $0.chapter == chapter }
    }
    guard book.plan.hasDirectives(.claim) else { return nil }
    let results = book.plan.claims.flatMap { book.results.claims[$0.fence.position] ?? [] }
    let held = results.count(where: \.holds)
    return BackMatterPage(
      address: Self.address, title: words.claims,
      description: words.claimsText.replacing("#", with: "\(held)")
        .replacing("%", with: "\(results.count)"),
      bodyHTML: book.template.html(
        [
          "chapters": chapters.map(view), "claimWord": words.claim, "measuredWord": words.measured,
          "seedsWord": words.seeds,
        ], with: "claims"),
      sections: chapters.map { index in
        let chapter = book.plan.chapters[index]
        return .init(
          level: 2, titleHTML: book.numberedTitle(of: chapter).escapedForHTML,
          anchor: "in-\(chapter.stem)")
      })
  }

  private func view(ofChapter index: Int) -> TemplateView {
    let chapter = book.plan.chapters[index]
    let blocks = book.plan.claims.filter { $0.chapter == index }
    return [
      "title": book.numberedTitle(of: chapter), "address": chapter.link,
      "anchor": "in-\(chapter.stem)",
      "claims": blocks.flatMap { block in
        (book.results.claims[block.fence.position] ?? []).map {
          view(of: $0, place: "\(chapter.link)#\(block.anchor)")
        }
      },
    ]
  }

  private func view(of result: ClaimResult, place: String) -> TemplateView {
    var view = ClaimMark(result, anchor: nil).view(words)
    view["place"] = place
    view["seeds"] = result.seeds > 1 ? "\(result.seedsHolding)/\(result.seeds)" : "1/1"
    return view
  }
}
