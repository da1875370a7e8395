import Charts
import Experiments

/// Makes all files of the site from a book whose results are there.
struct SitePages {
  let plan: BookPlan
  let results: BookResults
  let typesetting: Typesetting
  let drawings: [FigureDrawing]
  private let references: References
  private let template = PageTemplate()
  private let wording = Wording.english

  init(
    plan: BookPlan, results: BookResults, typesetting: Typesetting,
    drawings: [FigureDrawing]
  ) {
    self.plan = plan
    self.results = results
    self.typesetting = typesetting
    self.drawings = drawings
    references = References(plan) { results.values[$0.position] ?? "" }
  }

  /// All files of the site; pages of chapters that are not built are taken from `existing`.
  func files(besides existing: SiteFiles) throws -> SiteFiles {
    var files = existing
    var sections: [SearchSection] = []
    for (index, chapter) in plan.chapters.enumerated() where plan.builds(index) {
      let content = content(ofChapter: index)
      let own = SearchSection.sections(
        of: chapter.document, address: chapter.address, content: content)
      let minutes = ReadingTime.minutes(of: own)
      files.add(html(ofChapter: index, content, minutes: minutes), at: chapter.address)
      sections += own
    }
    if plan.selection == nil {
      files.add(SearchIndex.script(for: sections), at: "search-index.js")
    }
    if !plan.chapters.contains(where: \.isIndex) {
      files.add(contentsPage, at: "index.html")
    }
    files.add(notFoundPage, at: "404.html")
    for (figure, drawing) in zip(plan.figures, drawings) {
      let (name, chart) = (figure.directive.name, drawing.chart)
      files.add(chart.standaloneSVG(), at: "figures/\(name).svg")
      files.add(chart.table.csv, at: "data/\(name).csv")
      files.add(chart.table.json, at: "data/\(name).json")
      for script in FigureScript(name, drawing).files { files.add(script.text, at: script.path) }
    }
    try SiteAssets.add(
      to: &files, palette: Palette.stylesheet + "\n" + ChartStyle.stylesheet,
      formulas: typesetting.allFormulas)
    return files
  }

  // MARK: Chapters

  private func content(ofChapter index: Int) -> ChapterContent {
    let own = zip(plan.figures, drawings).filter { $0.0.chapter == index }
    return ChapterContent(
      plan: plan, results: results, typesetting: typesetting, references: references,
      chapter: index, wording: wording, template: template,
      drawings: Dictionary(
        own.map { ($0.directive.name, $1) }, uniquingKeysWith: { first, _ in first }))
  }

  private func html(
    ofChapter index: Int, _ content: ChapterContent, minutes: Int
  ) -> String {
    let chapter = plan.chapters[index]
    var page = page(title: title(of: chapter))
    page.bodyHTML =
      chapter.isIndex
      ? indexHTML(chapter, content)
      : HTMLRenderer.html(for: chapter.document, content: content, wording: wording)
    page.description = description(of: chapter)
    page.chapters = chapterList(current: index)
    page.sections = sections(of: chapter, content)
    page.previous = index > 0 ? neighbor(index - 1) : nil
    page.next = index + 1 < plan.chapters.count ? neighbor(index + 1) : nil
    page.hasFigures = plan.figures.contains { $0.chapter == index }
    page.hasFormulas = page.bodyHTML.contains("class=\"katex")
    page.readingMinutes = chapter.number == nil ? 0 : minutes
    page.facts = facts(of: chapter)
    return template.html(for: page)
  }

  private func page(title: String) -> PageContext {
    PageContext(
      wording: wording, siteTitle: bookTitle, title: title, description: "", bodyHTML: "")
  }

  private var bookTitle: String {
    plan.chapters.first(where: \.isIndex).map(title) ?? wording.contents
  }

  private func title(of chapter: Chapter) -> String {
    chapter.title { results.values[$0.position] ?? "" }
  }

  /// The first sentence of the first paragraph, unless the front matter says what the chapter is about.
  private func description(of chapter: Chapter) -> String {
    chapter.frontMatter.description ?? chapter.firstSentence { results.values[$0.position] ?? "" }
  }

  private func neighbor(_ index: Int) -> PageContext.Neighbor {
    let chapter = plan.chapters[index]
    return PageContext.Neighbor(title: title(of: chapter), address: chapter.address)
  }

  private func chapterList(current: Int?) -> [PageContext.Chapter] {
    plan.chapters.enumerated().map { index, chapter in
      PageContext.Chapter(
        number: chapter.number.map(String.init) ?? "", title: title(of: chapter),
        address: chapter.address, isCurrent: index == current)
    }
  }

  private func sections(of chapter: Chapter, _ content: ChapterContent) -> [PageContext.Section] {
    chapter.document.headings.filter { (2...3).contains($0.level) }.map { heading in
      let text = InlineText(
        content: heading.content, values: [], references: [], links: [], formulas: [],
        diagnostics: [])
      return PageContext.Section(
        level: heading.level,
        titleHTML: HTMLRenderer.html(for: text, content: content, wording: wording),
        anchor: heading.anchor)
    }
  }

  /// What the page was made from, by content: the code that computed, and the chapter's text.
  private func facts(of chapter: Chapter) -> [PageContext.Fact] {
    [
      .init(
        label: "Engine", value: String(SourceFingerprint.current.key.hex.prefix(12)), isCode: true),
      .init(
        label: "Chapter", value: String(ContentKey(of: chapter.text).hex.prefix(12)), isCode: true),
      .init(label: wording.reproduce, value: "swift run tutor build", isCode: true),
    ]
  }

  // MARK: Other pages

  /// The first page: its text, then the chapters.
  private func indexHTML(_ chapter: Chapter, _ content: ChapterContent) -> String {
    var lead = chapter.document
    if let title = lead.blocks.firstIndex(where: { $0.isTitle(of: lead) }) {
      lead.blocks.remove(at: title)
    }
    return contentsHTML(
      heading: title(of: chapter),
      lead: HTMLRenderer.html(for: lead, content: content, wording: wording))
  }

  private func contentsHTML(heading: String, lead: String) -> String {
    template.html(
      for: BookIndex(
        title: heading, leadHTML: lead,
        chapters: plan.chapters.filter { $0.number != nil }.map { chapter in
          BookIndex.Chapter(
            number: chapter.number.map(String.init) ?? "", title: title(of: chapter),
            description: description(of: chapter), address: chapter.address)
        }))
  }

  private var contentsPage: String {
    var page = page(title: bookTitle)
    page.description = bookTitle
    page.bodyHTML = contentsHTML(heading: bookTitle, lead: "")
    page.chapters = chapterList(current: nil)
    return template.html(for: page)
  }

  private var notFoundPage: String {
    var page = page(title: wording.notFound)
    page.description = wording.notFoundText
    page.bodyHTML = template.notFoundHTML(wording: wording)
    page.chapters = chapterList(current: nil)
    return template.html(for: page)
  }
}

extension Block {
  /// Whether this is the heading that names the page.
  fileprivate func isTitle(of document: Document) -> Bool {
    if case .heading(let index) = self { document.headings[index].level == 1 } else { false }
  }
}
