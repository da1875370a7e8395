import Experiments

/// Every work that chapters refer to, with the chapters that do.
struct BibliographyPage {
  private let book: FinishedBook
  private var words: Wording { book.wording }

  init(_ book: FinishedBook) { self.book = book }

  static let address = "bibliography.html"
  /// The headings below which chapters list works, in every language of a book.
  static let headings: Set = ["References", "参考文献"]

  static func isHeading(_ heading: Heading) -> Bool {
    headings.contains(PlainText.text(of: heading.content))
  }

  var page: BackMatterPage? {
    let works = works
    guard !works.isEmpty else { return nil }
    return BackMatterPage(
      address: Self.address, title: words.bibliography,
      description: words.bibliographyText.replacing("#", with: "\(works.count)"),
      bodyHTML: book.template.html(
        ["works": works.map(view), "citedWord": words.cited], with: "bibliography"))
  }

  /// All works, by author; a work that several chapters list is one.
  private var works: [CitedWork] {
    var works: [CitedWork] = []
    var known: [String: Int] = [:]
    for (index, chapter) in book.plan.chapters.enumerated() {
      for item in chapter.document.items(below: Self.headings) {
        let work = CitedWork(item: item, chapter: index, chapters: [index])
        if let earlier = known[work.identity] {
          if works[earlier].chapters.last != index { works[earlier].chapters.append(index) }
        } else {
          known[work.identity] = works.count
          works.append(work)
        }
      }
    }
    return works.sorted { ($0.sortKey, $0.chapter) < ($1.sortKey, $1.chapter) }
  }

  private func view(of work: CitedWork) -> TemplateView {
    let document = Document(file: "", blocks: work.item.blocks, footnotes: [])
    let html = HTMLRenderer.html(
      for: document, content: book.content(ofChapter: work.chapter), wording: words,
      showsCalls: false)
    return [
      "html": html, "anchor": work.identity,
      "chapters": work.chapters.map { index -> TemplateView in
        let chapter = book.plan.chapters[index]
        return [
          "name": book.numberedTitle(of: chapter),
          "place": "\(chapter.link)#\(chapter.anchorOfReferences ?? "")",
        ]
      },
    ]
  }
}

extension Chapter {
  /// The heading below which the chapter lists the works it refers to.
  fileprivate var anchorOfReferences: String? {
    document.headings.first(where: BibliographyPage.isHeading)?.anchor
  }
}
