import Experiments

/// Where the cross references of a book lead, and what they are called.
struct References: Sendable {
  /// What an anchor of a page is called in a reference to it.
  private struct Page: Sendable {
    var file: String
    var address: String
    var title: String
    var anchors: [String: String]
  }

  private let pages: [Page]
  private let indices: [String: Int]

  init(_ plan: BookPlan, value: @Sendable (InlineValue) -> String) {
    let figuresByChapter = Dictionary(grouping: plan.figures, by: \.chapter)
    let pages = plan.chapters.indices.concurrentMap { index in
      let chapter = plan.chapters[index]
      let figures = figuresByChapter[index] ?? []
      var anchors: [String: String] = [:]
      for heading in chapter.document.headings {
        anchors[heading.anchor] = PlainText.text(of: heading.content, value: value)
      }
      for item in chapter.document.namedItems {
        anchors[item.anchor] =
          CitedWork.label(of: item.item) ?? item.anchor
      }
      for fence in chapter.document.fences {
        if let name = fence.name { anchors[name] = "\(fence.kind.rawValue) \(name)" }
      }
      for figure in figures { anchors[figure.directive.name] = "Figure \(figure.number)" }
      let title = chapter.title(value: value)
      return Page(
        file: chapter.file, address: chapter.address,
        title: chapter.number.map { "Chapter \($0)" } ?? title, anchors: anchors)
    }
    self.pages = pages
    indices = Dictionary(
      pages.indices.map { (pages[$0].file, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Where a cross reference leads; nil if it leads nowhere.
  func target(of reference: CrossReference, from chapter: Int) -> ReferenceTarget? {
    guard let page = page(reference.file, from: chapter) else { return nil }
    let address = page.file == pages[chapter].file ? "" : page.address
    guard let anchor = reference.anchor else {
      return ReferenceTarget(address: page.address, text: page.title)
    }
    return page.anchors[CrossReference.name(ofAnchor: anchor)].map { name in
      ReferenceTarget(address: "\(address)#\(anchor)", text: name)
    }
  }

  private func page(_ file: String?, from chapter: Int) -> Page? {
    guard let file else { return pages[chapter] }
    let folder = pages[chapter].file.split(separator: "/").dropLast().joined(separator: "/")
    return indices["\(folder)/\(file)"].map { pages[$0] }
  }
}
