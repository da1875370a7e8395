import Experiments

/// The whole book as one page that needs no other file: to be sent, kept, and printed.
struct SingleFile {
  static let path = "book.html"

  private let book: FinishedBook
  /// The files of the site, from which styles, scripts and pictures are taken.
  private let files: SiteFiles
  private let joiner: PageJoiner

  init(_ book: FinishedBook, files: SiteFiles) {
    self.book = book
    self.files = files
    let stems = book.plan.chapters.map(\.stem) + ["bibliography"]
    // The page of experiments is not part of the whole, but each experiment stands in its chapter too.
    let experiments = book.plan.experiments.map { experiment in
      let chapter = book.plan.chapters.first { $0.file == experiment.position.file }
      return (experiment.name, "\(PagePart.id(of: chapter?.stem ?? ""))--\(experiment.name)")
    }
    joiner = PageJoiner(
      stems, elsewhere: Dictionary(experiments, uniquingKeysWith: { first, _ in first }),
      file: { files[$0] })
  }

  var html: String {
    let style = text(of: "assets/style.css") + text(of: "assets/math.css")
    let scripts = [
      text(of: "assets/theme.js"), text(of: "assets/site.js"),
    ]
    let hashes = scripts.map { "'sha256-\(Base64.text(ofHexadecimal: ContentKey(of: $0).hex))'" }
    var page = PageContext(
      wording: book.wording, siteTitle: book.title, title: book.title,
      description: book.plan.chapters.first(where: \.isIndex).map(book.description) ?? book.title,
      bodyHTML: body)
    page.chapters = book.plan.chapters.filter { !$0.isIndex }.map { chapter in
      PageContext.Chapter(
        number: chapter.number.map(String.init) ?? "", title: book.title(of: chapter),
        address: "#\(PagePart.id(of: chapter.stem))", isCurrent: false)
    }
    let extra: TemplateView = [
      "styleCSS": style, "themeScript": scripts[0], "siteScript": scripts[1],
      "policy":
        "default-src 'none'; script-src \(hashes.joined(separator: " ")); style-src 'unsafe-inline'; "
        + "img-src data:; font-src data:; base-uri 'none'; form-action 'none'",
      "contentsHTML": contents,
      "icon": "data:image/svg+xml;base64,\(Base64.text(of: files["assets/icon.svg"] ?? []))",
    ]
    return book.template.html(page.view.merging(extra), with: "single-file")
  }

  private func text(of path: String) -> String {
    String(decoding: files[path] ?? [], as: UTF8.self)
  }

  // MARK: Text

  private var body: String {
    book.plan.chapters.enumerated().map { index, chapter in
      let content = book.content(ofChapter: index, hasFiles: false)
      let html = HTMLRenderer.html(for: chapter.document, content: content, wording: book.wording)
      let part = joiner.html(
        of: PagePart(stem: chapter.stem, bodyHTML: html), lowersHeadings: !chapter.isIndex)
      if chapter.isIndex { return part + printedContents }
      let label = chapter.number.map {
        "<p class=\"eyebrow\">\(book.wording.chapter.replacing("#", with: String($0)))</p>\n"
      }
      return "<div class=\"chapter-start\" id=\"\(PagePart.id(of: chapter.stem))\"></div>\n"
        + (label ?? "") + part
    }.joined() + bibliography
  }

  private var bibliography: String {
    guard let page = BibliographyPage(book).page else { return "" }
    let html = "<h1>\(page.title.escapedForHTML)</h1>\n" + page.bodyHTML
    return "<div class=\"chapter-start\" id=\"bibliography\"></div>\n"
      + joiner.html(of: PagePart(stem: "bibliography", bodyHTML: html), lowersHeadings: true)
  }

  // MARK: Contents

  private var contents: String {
    let chapters = book.plan.chapters.enumerated().filter { !$1.isIndex }.map { index, chapter in
      let content = book.content(ofChapter: index)
      let id = PagePart.id(of: chapter.stem).escapedForURL
      let sections = chapter.document.headings.filter { $0.level == 2 }.map { heading in
        let title = HTMLRenderer.titleHTML(for: heading, content: content, wording: book.wording)
        return
          "<li class=\"level-2\"><a href=\"#\(id)--\(heading.anchor.escapedForURL)\">\(title)</a></li>\n"
      }.joined()
      let number = chapter.number.map(String.init) ?? ""
      return "<li><a href=\"#\(id)\"><span class=\"number\">\(number)</span> "
        + "<span>\(book.title(of: chapter).escapedForHTML)</span></a>\n"
        + (sections.isEmpty ? "" : "<ol class=\"sections\">\n\(sections)</ol>\n") + "</li>\n"
    }
    return "<ol class=\"chapters\">\n\(chapters.joined())</ol>"
  }

  /// On paper the contents stand behind the title.
  private var printedContents: String {
    "<div class=\"printed-contents\" aria-hidden=\"true\">\n\(contents)\n</div>\n"
  }
}
