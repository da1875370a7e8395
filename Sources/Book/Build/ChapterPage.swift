import Experiments

/// The page of a chapter: its text, and what stands around it.
struct ChapterPage<Content: PageContent> {
  let chapter: Chapter
  let content: Content
  /// All of the page but what is made from the chapter's text.
  let surroundings: PageContext

  /// What a search finds on the page.
  var sections: [SearchSection] {
    SearchSection.sections(
      of: chapter.document, address: chapter.address, content: content)
  }

  var bodyHTML: String {
    HTMLRenderer.html(
      for: chapter.document, content: content, wording: surroundings.wording)
  }

  /// The whole page.
  func context(bodyHTML: String, _ sections: [SearchSection]) -> PageContext {
    var page = surroundings
    page.bodyHTML = bodyHTML
    page.sections = chapter.document.headings.filter { (2...3).contains($0.level) }.map { heading in
      PageContext.Section(
        level: heading.level,
        titleHTML: HTMLRenderer.titleHTML(
          for: heading, content: content, wording: surroundings.wording),
        anchor: heading.anchor)
    }
    page.hasFormulas = bodyHTML.showsFormulas
    page.readingMinutes = chapter.number == nil ? 0 : ReadingTime.minutes(of: sections)
    page.facts = facts
    return page
  }

  /// What the page was made from, by content: the code that computed, and the chapter's text.
  private var facts: [PageContext.Fact] {
    [
      .init(
        label: "Engine", value: String(SourceFingerprint.current.key.hex.prefix(12)), isCode: true),
      .init(
        label: "Chapter", value: String(ContentKey(of: chapter.text).hex.prefix(12)), isCode: true),
      .init(label: surroundings.wording.reproduce, value: "swift run tutor build", isCode: true),
    ]
  }
}
