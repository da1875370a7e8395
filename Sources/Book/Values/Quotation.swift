import Experiments

/// A place that quotes a computed value.
struct Quotation: Sendable {
  var value: InlineValue
  /// `01-the-problem.md#saturation`: the section or the figure.
  var place: String
  /// The paragraph, the heading, the cell or the caption around it.
  private var passage: [Inline]

  init(_ value: InlineValue, place: String, passage: [Inline]) {
    self.value = value
    self.place = place
    self.passage = passage
  }

  var position: SourcePosition { value.position }

  /// The path and the formatter as written, on one line.
  var expression: String { value.expression }

  /// The sentence around the value, with all its values in place.
  func sentence(_ values: [SourcePosition: String]) -> String {
    let mark: Character = "\u{1}"
    let text = PlainText.text(
      of: passage,
      value: { other in
        let text = values[other.position] ?? ""
        return other.position == position ? "\(mark)\(text)\(mark)" : text
      }, reference: { "[\($0.anchor ?? $0.file ?? "")]" })
    guard let here = text.firstIndex(of: mark) else { return text }
    let start = Self.sentenceEnds(text[..<here]).last ?? text.startIndex
    let end = Self.sentenceEnds(text[here...]).first ?? text.endIndex
    return text[start..<end].filter { $0 != mark }.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  /// The indices just behind a full stop, question or exclamation mark that a space or nothing follows.
  private static func sentenceEnds(_ text: Substring) -> [Substring.Index] {
    text.indices.filter { index in
      guard ".?!。？！".contains(text[index]) else { return false }
      let next = text.index(after: index)
      return next == text.endIndex || text[next].isWhitespace || "。？！".contains(text[index])
    }.map { text.index(after: $0) }
  }
}

extension BookPlan {
  /// All quoted values in the order of the book, those of figures behind those of their chapter's text.
  var quotations: [Quotation] {
    chapters.enumerated().flatMap { index, chapter in
      let file = chapter.file.split(separator: "/").last.map(String.init) ?? chapter.file
      let passages = chapter.document.values.isEmpty ? [] : chapter.document.passages
      let inText = passages.flatMap { passage in
        Self.quotations(
          in: passage.inlines, place: passage.anchor.isEmpty ? file : "\(file)#\(passage.anchor)")
      }
      let inDescription = Self.quotations(
        in: chapter.frontMatter.description?.content ?? [], place: file)
      let inFigures = figures.filter { $0.chapter == index }.flatMap { figure in
        figure.texts.flatMap {
          Self.quotations(in: $0.content, place: "\(file)#\(figure.directive.name)")
        }
      }
      return inDescription + inText + inFigures
    }
  }

  private static func quotations(in passage: [Inline], place: String) -> [Quotation] {
    var found: [Quotation] = []
    _ = PlainText.text(
      of: passage,
      value: { value in
        found.append(Quotation(value, place: place, passage: passage))
        return ""
      })
    return found
  }
}

extension Document {
  /// Every piece of running text with the anchor of its section.
  var passages: [(inlines: [Inline], anchor: String)] {
    var anchor = ""
    var found: [(inlines: [Inline], anchor: String)] = []
    func read(_ block: Block) {
      switch block {
      case .paragraph(let inlines): found.append((inlines, anchor))
      case .heading(let index):
        anchor = headings[index].level == 1 ? "" : headings[index].anchor
        found.append((headings[index].content, anchor))
      case .quote(let blocks): blocks.forEach(read)
      case .callout(let callout): callout.blocks.forEach(read)
      case .details(let details):
        found.append((details.summary, anchor))
        details.blocks.forEach(read)
      case .list(let list): list.items.flatMap(\.blocks).forEach(read)
      case .table(let table):
        for cell in ([table.header] + table.rows).joined() { found.append((cell, anchor)) }
      case .formula(let formula): found.append(([.formula(formula)], anchor))
      case .code, .directive, .rule: break
      }
    }
    blocks.forEach(read)
    for note in footnotes {
      anchor = "note-\(note.number)"
      note.blocks.forEach(read)
    }
    return found
  }
}
