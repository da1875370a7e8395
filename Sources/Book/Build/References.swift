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
  private let links: LinkedFiles
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
    links = plan.links
    indices = Dictionary(
      pages.indices.map { (pages[$0].file, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Where a cross reference leads; nil if it leads nowhere.
  func target(of reference: CrossReference, from chapter: Int) -> ReferenceTarget? {
    guard let target = links.target(of: reference.destination, from: pages[chapter].file) else {
      return nil
    }
    guard let index = indices[target.file] else {
      // A file that is no page is called by its name.
      let name = target.file.split(separator: "/").last.map(String.init) ?? target.file
      return ReferenceTarget(address: target.address + target.rest, text: name)
    }
    let page = pages[index]
    guard let anchor = target.anchor else {
      return ReferenceTarget(address: page.address, text: page.title)
    }
    let address = index == chapter ? "" : page.address
    return page.anchors[CrossReference.name(ofAnchor: anchor)].map { name in
      ReferenceTarget(address: "\(address)#\(anchor)", text: name)
    }
  }
}
