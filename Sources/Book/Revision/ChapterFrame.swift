import Experiments

/// Everything of a chapter that anything beside its own page depends on, without the places where it stands.
///
/// Two versions of a chapter with the same frame differ in prose alone: the plan, the runs, every other page
/// and all that is checked come out the same for both.
struct ChapterFrame {
  private(set) var text = ""
  private let document: Document

  init(_ chapter: Chapter) {
    document = chapter.document
    add("chapter", chapter.file)
    add("front matter", document.frontMatter?.text ?? "")
    add("Han", document.hanLanguage)
    // It describes the chapter where nothing else does.
    if chapter.frontMatter.description == nil {
      add("sentence", chapter.firstSentence { "{\($0.expression)}" })
    }
    var isBelowReferences = false
    for block in document.blocks {
      if case .heading(let index) = block {
        isBelowReferences = BibliographyPage.isHeading(document.headings[index])
      }
      // Works are listed.
      if case .list = block {
        add(block, withText: isBelowReferences)
      } else {
        add(block, withText: false)
      }
    }
    for note in document.footnotes {
      add("note", "\(note.number) \(note.referenceCount)")
      for block in note.blocks { add(block, withText: false) }
    }
  }

  var key: ContentKey { ContentKey(of: text) }

  /// The length keeps two lists of parts from giving the same text.
  private mutating func add(_ kind: String, _ content: String) {
    text += "\(kind) \(content.utf8.count) \(content)\n"
  }

  private mutating func add(_ block: Block, withText: Bool) {
    switch block {
    case .paragraph(let inlines):
      if withText { add("paragraph", "\(inlines.count)") }
      add(inlines, withText)
    case .heading(let index):
      let heading = document.headings[index]
      add("heading \(heading.level)", heading.anchor)
      add(heading.content, true)
    case .quote(let blocks):
      if withText { add("quote", "\(blocks.count)") }
      for block in blocks { add(block, withText: withText) }
    case .callout(let callout):
      if withText { add("callout", "\(callout.kind) \(callout.blocks.count)") }
      for block in callout.blocks { add(block, withText: withText) }
    case .details(let details):
      if withText { add("details", "\(details.summary.count) \(details.blocks.count)") }
      add(details.summary, withText)
      for block in details.blocks { add(block, withText: withText) }
    case .list(let list):
      for item in list.items {
        // What has a name can be referred to by its words.
        let isNamed = item.anchor != nil
        if withText || isNamed {
          let mark = list.firstNumber.map { "\($0)" } ?? "-"
          add(
            "item",
            "\(item.anchor ?? "") \(mark) \(list.isTight) \(item.isDone.map(\.description) ?? "")")
        }
        for block in item.blocks { add(block, withText: withText || isNamed) }
      }
    case .code(let code): add("code \(code.language)", code.code)
    case .directive(let fence):
      add("\(fence.kind.rawValue) \(fence.name ?? "")", fence.body.text)
    case .formula(let formula): add("formula", formula.tex.text)
    case .table(let table):
      if withText { add("table", "\(table.alignments) \(table.rows.count)") }
      for cell in ([table.header] + table.rows).joined() { add(cell, withText) }
    case .rule: if withText { add("rule", "") }
    }
  }

  private mutating func add(_ inlines: [Inline], _ withText: Bool) {
    for inline in inlines { add(inline, withText) }
  }

  private mutating func add(_ inline: Inline, _ withText: Bool) {
    switch inline {
    case .text(let words): if withText { add("text", words) }
    case .code(let words): if withText { add("span", words) }
    case .softBreak: if withText { add("space", "") }
    case .hardBreak: if withText { add("break", "") }
    case .emphasis(let content): add("emphasis", content, withText)
    case .strong(let content): add("strong", content, withText)
    case .strikethrough(let content): add("strikethrough", content, withText)
    case .element(let element, let content): add(element.rawValue, content, withText)
    case .link(let link):
      add("link", link.destination)
      if withText { add("title", link.title) }
      add("words", link.content, withText)
    case .image(let image):
      add("image", "\(image.source) \(image.width.map { "\($0)" } ?? "") \(image.title)")
      add("words", image.words, true)
    case .reference(let reference):
      add("reference", "\(reference.file ?? "")#\(reference.anchor ?? "")")
    case .value(let value): add("value", value.source.text)
    case .formula(let formula): add("formula \(formula.isDisplayed)", formula.tex.text)
    case .footnote(let note): add("footnote", "\(note.number) \(note.occurrence)")
    }
  }

  /// Marks of form count where the words do.
  private mutating func add(_ kind: String, _ content: [Inline], _ withText: Bool) {
    if withText { add(kind, "\(content.count)") }
    add(content, withText)
  }
}
