import Bytes
import Charts
import Experiments

/// Makes all files of the site from a finished book.
struct SitePages {
  let book: FinishedBook
  private let publication: Publication?
  private let hasSingleFile: Bool
  private let figureFiles: [[(path: String, text: String)]]
  private let backMatter: [BackMatterPage]
  private let sources: SourcePages
  private var plan: BookPlan { book.plan }
  private var wording: Wording { book.wording }

  init(_ book: FinishedBook, publication: Publication? = nil, hasSingleFile: Bool = false) {
    self.book = book
    self.publication = publication
    self.hasSingleFile = hasSingleFile
    let wording = book.wording
    figureFiles = zip(book.plan.figures, book.drawings).map { $0 }.concurrentMap {
      figure, drawing in
      drawing.drawForPages(number: figure.number, wording)
      return drawing.files
    }
    backMatter = BackMatter.pages(of: book)
    sources = SourcePages(book)
  }

  /// All files of the site, and what is kept of its chapters' pages.
  struct Site {
    var files: SiteFiles
    var records: [SealedTable.Piece]
  }

  /// The whole site; pages of chapters that are not built are taken from `existing`.
  func site(besides existing: SiteFiles) throws -> Site {
    // Some of these take long, and none needs a chapter's page.
    let others = Background { Result { try otherFiles() } }
    var files = existing
    let indices = plan.chapters.indices.filter(plan.builds)
    let pages = indices.concurrentMap(chapterPage)
    for (index, page) in zip(indices, pages) { files[plan.chapters[index].address] = page.html }
    if plan.selection == nil {
      let behind = backMatter.map {
        SearchSection(address: $0.address, title: $0.title, text: $0.description)
      }
      let entries = pages.map(\.searched) + [SearchIndex.entries(for: behind)]
      files[SearchIndex.path] = SearchIndex.script(of: entries)
    }
    files.merge(try others.value.get())
    if hasSingleFile { files.add(SingleFile(book, files: files).html, at: SingleFile.path) }
    if let publication { announce(publication, in: &files) }
    return Site(files: files, records: pages.compactMap(\.record))
  }

  /// All but the pages of chapters, and what is made of these.
  private func otherFiles() throws -> SiteFiles {
    var files = SiteFiles()
    if plan.selection == nil {
      for page in backMatter { files[page.address] = file(of: page) }
      for page in sources.pages { files[page.address] = file(of: page, root: "../") }
    }
    if !plan.chapters.contains(where: \.isIndex) { files["index.html"] = contentsPage }
    files["404.html"] = notFoundPage
    for file in figureFiles.joined() { files.add(file.text, at: file.path) }
    ResultFiles.add(book, to: &files)
    let attachments = plan.attachments
    let contents = attachments.files.concurrentResults { file throws(SiteError) in
      try attachments.contents(of: file)
    }
    for (file, result) in zip(attachments.files, contents) { files[file.name] = try result.get() }
    try SiteAssets.add(
      to: &files,
      palette: [
        Palette.stylesheet, ChartStyle.stylesheet, PictureWidths.stylesheet(for: plan.images),
      ].filter { !$0.isEmpty }.joined(separator: "\n"),
      formulas: book.typesetting.allFormulas)
    return files
  }

  /// Adds what search engines and feed readers ask for.
  private func announce(_ publication: Publication, in files: inout SiteFiles) {
    let pages = plan.chapters.map(\.address) + backMatter.map(\.address)
    files.add(publication.sitemap(of: pages), at: "sitemap.xml")
    let entries = plan.chapters.filter { !$0.isIndex }.map { chapter in
      Publication.Entry(
        title: book.title(of: chapter), description: book.description(of: chapter),
        path: chapter.address)
    }
    let description = plan.chapters.first(where: \.isIndex).map(book.description) ?? book.title
    files.add(
      publication.feed(
        title: book.title, description: description, language: wording.language, entries),
      at: "feed.xml")
  }

  // MARK: Chapters

  /// A chapter's page, what a search finds on it, and what is kept of it.
  private struct FinishedPage {
    var html: [UInt8]
    var searched: [UInt8]
    var record: SealedTable.Piece?
  }

  private func chapterPage(_ index: Int) -> FinishedPage {
    let chapter = plan.chapters[index]
    let pieces = ChapterPieces(
      of: chapter.document, book.content(ofChapter: index),
      glossary: chapter.isGlossary ? nil : book.glossary)
    let page = ChapterPage(
      chapter: chapter, content: PlacedPieces(pieces, in: chapter.document),
      surroundings: surroundings(ofChapter: index))
    let sections = page.sections
    let searched = SearchIndex.entries(for: sections)
    let bodyHTML = chapter.isIndex ? indexHTML(page) : page.bodyHTML
    // The first page shows something of all others.
    let record =
      chapter.isIndex
      ? nil
      : PageRecord(of: chapter, surroundings: page.surroundings, pieces: pieces)
        .piece(of: chapter)
    return FinishedPage(
      html: book.template.file(for: page.context(bodyHTML: bodyHTML, sections)),
      searched: searched, record: record)
  }

  private func surroundings(ofChapter index: Int) -> PageContext {
    let chapter = plan.chapters[index]
    var page = page(title: book.chapterEntries[index].title, at: chapter.address, chapter: index)
    page.description = book.description(of: chapter)
    page.previous = index > 0 ? neighbor(index - 1) : nil
    page.next = index + 1 < plan.chapters.count ? neighbor(index + 1) : nil
    page.hasFigures = plan.figures.contains { $0.chapter == index }
    return page
  }

  private func page(
    title: String, at address: String, root: String = "", chapter: Int? = nil
  ) -> PageContext {
    var page = PageContext(
      wording: wording, siteTitle: book.title, title: title, description: "", bodyHTML: "")
    page.root = root
    page.canonicalAddress = publication?.address(of: address)
    page.pictureAddress =
      plan.attachments.hasCover ? publication?.address(of: Attachments.cover) : nil
    page.feedAddress = publication?.address(of: "feed.xml")
    // One more on each side shows that there are more.
    let middle = chapter ?? 0
    let reach = ContentsHTML.reach + 1
    let first = max(0, middle - reach)
    page.chapters = Array(book.chapterEntries[first..<min(plan.chapters.count, middle + reach + 1)])
    if let chapter { page.chapters[chapter - first].isCurrent = true }
    page.backMatter = backMatter.map {
      PageContext.Chapter(
        number: "", title: $0.title, address: $0.address, isCurrent: $0.address == address)
    }
    return page
  }

  private func neighbor(_ index: Int) -> PageContext.Neighbor {
    PageContext.Neighbor(
      title: book.chapterEntries[index].title, address: plan.chapters[index].link)
  }

  // MARK: Other pages

  /// The first page: its text, then the chapters.
  private func indexHTML(_ page: ChapterPage<PlacedPieces>) -> String {
    var lead = page.chapter.document
    if let title = lead.blocks.firstIndex(where: { $0.isTitle(of: lead) }) {
      lead.removeBlock(at: title)
    }
    return contentsHTML(
      headingHTML: page.chapter.document.title.map { title in
        HTMLRenderer.html(for: title, content: page.content, wording: wording)
      } ?? book.title.escapedForHTML,
      lead: HTMLRenderer.html(for: lead, content: page.content, wording: wording))
  }

  private func contentsHTML(headingHTML: String, lead: String) -> String {
    book.template.html(
      for: BookIndex(
        titleHTML: headingHTML, leadHTML: lead,
        chapters: plan.chapters.filter { $0.number != nil }.map { chapter in
          BookIndex.Chapter(
            number: chapter.number.map(String.init) ?? "", title: book.title(of: chapter),
            description: book.description(of: chapter), address: chapter.link)
        }))
  }

  private func file(of matter: BackMatterPage, root: String = "") -> [UInt8] {
    var page = page(title: matter.title, at: matter.address, root: root)
    page.description = matter.description
    page.sections = matter.sections
    page.bodyHTML = book.template.html(
      [
        "title": matter.title, "description": matter.description, "bodyHTML": matter.bodyHTML,
      ], with: "back-matter")
    page.hasFormulas = page.bodyHTML.showsFormulas
    return book.template.file(for: page)
  }

  private var contentsPage: [UInt8] {
    var page = page(title: book.title, at: "index.html")
    page.description = book.title
    page.bodyHTML = contentsHTML(headingHTML: book.title.escapedForHTML, lead: "")
    return book.template.file(for: page)
  }

  private var notFoundPage: [UInt8] {
    // A server shows this page at whatever address was asked for, also far below the site's folder.
    var page = page(title: wording.notFound, at: "404.html", root: publication?.path ?? "")
    page.canonicalAddress = nil
    page.description = wording.notFoundText
    page.bodyHTML = book.template.notFoundHTML(wording: wording)
    return book.template.file(for: page)
  }
}

extension String {
  /// Whether this is HTML with formulas.
  var showsFormulas: Bool { ByteSearch.contains("class=\"katex", in: self) }
}

extension Block {
  /// Whether this is the heading that names the page.
  fileprivate func isTitle(of document: Document) -> Bool {
    if case .heading(let index) = self { document.headings[index].level == 1 } else { false }
  }
}
