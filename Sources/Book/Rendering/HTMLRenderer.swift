/// Writes a document as HTML: no style attributes, no scripts, nothing that was not escaped.
///
/// Running text is in `HTMLRenderer+Inlines.swift`, tables are in `HTMLRenderer+Tables.swift`.
struct HTMLRenderer<Content: PageContent> {
  let document: Document
  let content: Content
  let wording: Wording
  private(set) var html = ""
  /// How many regions of a name there are so far.
  private var regions: [String: Int] = [:]
  /// Inside a link, which no other link may stand in.
  var isInLink = false
  /// Whether the notes that are called stand on the page.
  let showsCalls: Bool
  /// The calls of notes that the link cannot hold.
  var callsInLink: [FootnoteReference] = []

  init(_ document: Document, content: Content, wording: Wording, showsCalls: Bool = true) {
    self.showsCalls = showsCalls
    self.document = document
    self.content = content
    self.wording = wording
  }

  /// The whole chapter, each footnote behind the block that refers to it first.
  static func html(
    for document: Document, content: Content, wording: Wording, showsCalls: Bool = true
  ) -> String {
    var renderer = HTMLRenderer(
      document, content: content, wording: wording, showsCalls: showsCalls)
    renderer.html.reserveCapacity(32_768)
    let notes = document.footnotesByBlock
    for (index, block) in document.blocks.enumerated() {
      renderer.write(block)
      renderer.write(notes[index, default: []], beside: block)
    }
    return renderer.html
  }

  /// A title for places that are links themselves: nothing in it leads anywhere.
  static func titleHTML(for heading: Heading, content: Content, wording: Wording) -> String {
    let document = Document(file: "", blocks: [], footnotes: [])
    var renderer = HTMLRenderer(document, content: content, wording: wording)
    _ = renderer.writeInLink(
      heading.content.map { $0.withoutLinks { content.target(of: $0)?.text ?? "" } })
    return renderer.html
  }

  /// What stands inside a heading, without the link to it.
  static func html(for heading: Heading, content: Content, wording: Wording) -> String {
    let document = Document(file: "", blocks: [], footnotes: [])
    var renderer = HTMLRenderer(document, content: content, wording: wording)
    renderer.write(heading.content)
    return renderer.html
  }

  /// A caption or another line of Markdown.
  static func html(for text: InlineText, content: Content, wording: Wording) -> String {
    let document = Document(file: "", blocks: [], footnotes: [])
    var renderer = HTMLRenderer(document, content: content, wording: wording)
    renderer.write(text.content)
    return renderer.html
  }

  /// The words of running text, for attributes.
  func plainText(of inlines: [Inline]) -> String {
    PlainText.text(of: inlines, value: content.text(for:)) { content.target(of: $0)?.text ?? "" }
  }

  mutating func write(raw text: String) { html += text }
  mutating func write(escaping text: String) { html.appendEscaped(text) }

  /// Running text, in which words of another script are marked.
  mutating func write(text: String) {
    ForeignText.append(
      text, to: &html, language: wording.language, hanLanguage: content.hanLanguage)
  }

  mutating func write(_ block: Block) {
    switch block {
    case .paragraph(let inlines):
      if let image = Self.captionedPicture(in: inlines) { return write(captioned: image) }
      html += "<p>"
      write(inlines)
      html += "</p>\n"
    case .heading(let index): write(document.headings[index])
    case .quote(let blocks):
      html += "<blockquote>\n"
      for block in blocks { write(block) }
      html += "</blockquote>\n"
    case .callout(let callout): write(callout)
    case .details(let details): write(details)
    case .list(let list): write(list)
    case .code(let code): write(code)
    case .directive(let fence): html += content.html(for: fence)
    case .formula(let formula):
      let inner = content.html(for: formula)
      // What may have to scroll must be reached with the keyboard.
      let isWide = TypesetFormula.mayBeWiderThanPhone(inner)
      let label = " tabindex=\"0\" role=\"group\" aria-label=\"\(wording.formula.escapedForHTML)\""
      html += "<div class=\"formula\"\(isWide ? label : "")>\(inner)</div>\n"
    case .table(let table): write(table)
    case .rule: html += "<hr>\n"
    }
  }

  private mutating func write(_ heading: Heading) {
    let tag = "h\(min(6, heading.level))"
    let anchor = heading.anchor.escapedForHTML
    html += "<\(tag) id=\"\(anchor)\">"
    write(heading.content)
    if heading.level > 1 {
      let label = "\(wording.linkToSection) \(plainText(of: heading.content))".escapedForHTML
      html += " <a class=\"anchor\" href=\"#\(heading.anchor.escapedForURL)\""
      html += " aria-label=\"\(label)\">#</a>"
    }
    html += "</\(tag)>\n"
  }

  private mutating func write(_ list: List) {
    if let first = list.firstNumber {
      html += first == 1 ? "<ol>\n" : "<ol start=\"\(first)\">\n"
    } else {
      html += list.items.contains { $0.isDone != nil } ? "<ul class=\"tasks\">\n" : "<ul>\n"
    }
    for item in list.items {
      html += item.anchor.map { "<li id=\"\($0.escapedForHTML)\">" } ?? "<li>"
      if let isDone = item.isDone {
        html += "<input type=\"checkbox\" disabled\(isDone ? " checked" : "")"
        html += " aria-label=\"\((isDone ? wording.done : wording.open).escapedForHTML)\"> "
      }
      for block in item.blocks {
        if list.isTight, case .paragraph(let inlines) = block,
          Self.captionedPicture(in: inlines) == nil
        {
          write(inlines)
        } else {
          write(block)
        }
      }
      html += "</li>\n"
    }
    html += list.firstNumber == nil ? "</ul>\n" : "</ol>\n"
  }

  /// A name for a region that no other one on the page has: "Table", "Table 2".
  mutating func regionLabel(_ name: String) -> String {
    let number = regions[name, default: 0] + 1
    regions[name] = number
    return (number == 1 ? name : "\(name) \(number)").escapedForHTML
  }

  private mutating func write(_ block: CodeBlock) {
    let label = regionLabel(block.language.isEmpty ? wording.code : block.language)
    html += "<pre tabindex=\"0\" role=\"region\" aria-label=\"\(label)\"><code>"
    html += content.html(for: block)
    html += "</code></pre>\n"
  }

  private mutating func write(_ notes: [Footnote], beside block: Block) {
    guard !notes.isEmpty else { return }
    // In the margin as many letters take half as much room again as in the text.
    let length = notes.flatMap(\.blocks).reduce(0) { $0 + $1.letterCount }
    html +=
      length * 3 > block.letterCount * 2
      ? "<div class=\"notes long\">\n" : "<div class=\"notes\">\n"
    for note in notes { write(note) }
    html += "</div>\n"
  }

  /// The number leads back to the first reference, an arrow to each other one.
  private mutating func write(_ note: Footnote) {
    let number = note.number
    let label = "\(wording.backToText) \(number)".escapedForHTML
    html += "<div class=\"note\" id=\"note-\(number)\" role=\"note\""
    html += " aria-label=\"\(wording.note.escapedForHTML) \(number)\">\n"
    html += "<a class=\"back\" href=\"#call-\(number)-1\" aria-label=\"\(label)\">\(number)</a> "
    for block in note.blocks { write(block) }
    if note.referenceCount > 1 {
      for occurrence in 2...note.referenceCount {
        html += "<a class=\"back\" href=\"#call-\(number)-\(occurrence)\""
        html += " aria-label=\"\(label), \(occurrence)\">↩</a> "
      }
    }
    html += "</div>\n"
  }
}

extension Block {
  /// About how many letters a paragraph has; none for all else.
  fileprivate var letterCount: Int {
    if case .paragraph(let inlines) = self { PlainText.text(of: inlines).count } else { 0 }
  }
}
