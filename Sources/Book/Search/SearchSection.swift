import Bytes

/// A section of the book as the search sees it.
struct SearchSection: Hashable, Sendable {
  /// Relative to the site's folder: `01-the-problem.html#saturation`.
  var address: String
  /// "The problem › Saturation"
  var title: String
  var text: String
}

extension SearchSection {
  /// The sections of a chapter, in order.
  static func sections<Content: PageContent>(
    of document: Document, address: String, content: Content
  ) -> [SearchSection] {
    var reader = SearchReader(document: document, content: content, address: address)
    let notes = document.footnotesByBlock
    for (index, block) in document.blocks.enumerated() {
      reader.read(block)
      for note in notes[index, default: []] {
        for block in note.blocks { reader.read(block) }
      }
    }
    reader.endSection()
    return reader.sections
  }
}

private struct SearchReader<Content: PageContent> {
  let document: Document
  let content: Content
  let address: String
  var sections: [SearchSection] = []
  /// The titles above the current section, by level.
  private var path: [(level: Int, title: String)] = []
  private var anchor = ""
  /// The words since the heading, one space between two of them.
  private var words = ""

  init(document: Document, content: Content, address: String) {
    self.document = document
    self.content = content
    self.address = address
  }

  mutating func endSection() {
    let text = words
    words = ""
    guard !path.isEmpty || !text.isEmpty else { return }
    sections.append(
      SearchSection(
        address: anchor.isEmpty ? address : "\(address)#\(anchor)",
        title: path.map(\.title).joined(separator: " › "), text: text))
  }

  mutating func read(_ block: Block) {
    switch block {
    case .paragraph(let inlines): add(text(of: inlines))
    case .heading(let index): begin(document.headings[index])
    case .quote(let blocks): for block in blocks { read(block) }
    case .callout(let callout): for block in callout.blocks { read(block) }
    case .details(let details):
      add(text(of: details.summary))
      for block in details.blocks { read(block) }
    case .list(let list):
      for item in list.items { for block in item.blocks { read(block) } }
    case .code(let code): add(code.code)
    case .directive(let fence): add(content.searchText(for: fence))
    case .formula: break
    case .table(let table):
      for row in [table.header] + table.rows { for cell in row { add(text(of: cell)) } }
    case .rule: break
    }
  }

  private mutating func begin(_ heading: Heading) {
    if !path.isEmpty || !words.isEmpty { endSection() }
    path.removeAll { $0.level >= heading.level }
    path.append((heading.level, text(of: heading.content)))
    anchor = heading.level == 1 ? "" : heading.anchor
  }

  private mutating func add(_ text: String) {
    let text = Spacing.collapsed(text)
    if !words.isEmpty, !text.isEmpty { words += " " }
    words += text
  }

  private func text(of inlines: [Inline]) -> String {
    PlainText.text(of: inlines, value: content.text(for:)) { reference in
      content.target(of: reference)?.text ?? ""
    }
  }
}
