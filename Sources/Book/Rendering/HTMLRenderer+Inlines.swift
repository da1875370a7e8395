extension HTMLRenderer {
  mutating func write(_ inlines: [Inline]) {
    guard inlines.contains(where: LineBreaking.concerns) else {
      for inline in inlines { write(inline) }
      return
    }
    var inlines = inlines
    for index in inlines.indices {
      let inline = inlines[index]
      let previous = index > 0 ? inlines[index - 1] : nil
      let next = index + 1 < inlines.count ? inlines[index + 1] : nil
      if LineBreaking.keepsToPrevious(inline, previous) { write(raw: LineBreaking.wordJoiner) }
      guard LineBreaking.keepsToNext(inline, next) else {
        write(inline)
        continue
      }
      if case .formula(let formula) = inline, case .text(let text)? = next,
        TypesetFormula.isShort(content.html(for: formula))
      {
        let kept = LineBreaking.keptAfterFormula(text)
        wrap("span", class: "keep") {
          $0.write(inline)
          $0.write(text: String(kept))
        }
        inlines[index + 1] = .text(String(text[kept.endIndex...]))
      } else {
        write(inline)
        write(raw: LineBreaking.wordJoiner)
      }
    }
  }

  private mutating func write(_ inline: Inline) {
    switch inline {
    case .text(let text): write(text: text)
    case .softBreak: write(raw: "\n")
    case .hardBreak: write(raw: "<br>\n")
    case .code(let code): wrap("code") { $0.write(escaping: code) }
    case .emphasis(let content): wrap("em") { $0.write(content) }
    case .strong(let content): write(strong: content)
    case .strikethrough(let content): wrap("del") { $0.write(content) }
    case .element(let element, let content): wrap(element.rawValue) { $0.write(content) }
    case .link(let link): write(link)
    case .image(let image): write(image)
    case .reference(let reference): write(reference)
    case .value(let value): write(value)
    case .formula(let formula): write(raw: content.html(for: formula))
    case .footnote(let note): write(note)
    }
  }

  private mutating func wrap(_ tag: String, class name: String? = nil, _ body: (inout Self) -> Void)
  {
    write(raw: name.map { "<\(tag) class=\"\($0)\">" } ?? "<\(tag)>")
    body(&self)
    write(raw: "</\(tag)>")
  }

  /// Bold words; those that are a term link to its explanation.
  private mutating func write(strong words: [Inline]) {
    guard !isInLink, words.count == 1, case .text(let term)? = words.first,
      let address = content.address(ofTerm: term)
    else { return wrap("strong") { $0.write(words) } }
    write(raw: "<strong><a class=\"term\" href=\"\(address.escapedForURL)\">")
    write(words)
    write(raw: "</a></strong>")
  }

  private mutating func write(_ link: Link) {
    guard LinkAddress.isSafe(link.destination) else {
      write(link.content)
      return
    }
    write(raw: "<a href=\"\(content.address(of: link.destination).escapedForURL)\"")
    if !link.title.isEmpty { write(raw: " title=\"\(link.title.escapedForHTML)\"") }
    if LinkAddress.isExternal(link.destination) { write(raw: " rel=\"external noopener\"") }
    write(raw: ">")
    let calls = writeInLink(link.content)
    write(raw: "</a>")
    // A call is a link itself, so it stands behind the one it was written into.
    for call in calls { write(call) }
  }

  /// Writes text in which nothing leads anywhere, because it stands in a link: the calls of notes in it are left
  /// out and given back.
  mutating func writeInLink(_ inlines: [Inline]) -> [FootnoteReference] {
    isInLink = true
    write(inlines)
    isInLink = false
    defer { callsInLink = [] }
    return callsInLink
  }

  private mutating func write(_ value: InlineValue) {
    guard isInLink else { return write(raw: content.html(for: value)) }
    write(raw: "<span class=\"value\" title=\"\(value.expression.escapedForHTML)\">")
    write(escaping: content.text(for: value))
    write(raw: "</span>")
  }

  /// A picture that has a paragraph to itself, and a title, which is its caption; nil for any other paragraph.
  static func captionedPicture(in paragraph: [Inline]) -> Image? {
    guard paragraph.count == 1, case .image(let image) = paragraph[0], !image.title.isEmpty else {
      return nil
    }
    return image
  }

  /// A picture and its caption.
  mutating func write(captioned image: Image) {
    write(raw: "<figure class=\"picture\">\n")
    write(image, hasCaption: true)
    write(raw: "\n<figcaption>")
    write(text: image.title)
    write(raw: "</figcaption>\n</figure>\n")
  }

  /// A picture must come from the site itself: the page loads nothing from elsewhere.
  private mutating func write(_ image: Image, hasCaption: Bool = false) {
    guard !LinkAddress.isExternal(image.source), LinkAddress.isSafe(image.source) else {
      write(image.words)
      return
    }
    write(raw: "<img src=\"\(content.address(of: image.source).escapedForURL)\"")
    write(raw: " alt=\"\(plainText(of: image.words).escapedForHTML)\"")
    if !hasCaption, !image.title.isEmpty { write(raw: " title=\"\(image.title.escapedForHTML)\"") }
    switch image.width {
    case .percent(let percent): write(raw: " class=\"\(PictureWidths.name(of: percent))\"")
    case .pixels(let pixels): write(raw: " width=\"\(pixels)\"")
    case nil: break
    }
    write(raw: " loading=\"lazy\">")
  }

  private mutating func write(_ reference: CrossReference) {
    guard let target = content.target(of: reference) else { return }
    write(raw: "<a class=\"reference\" href=\"\(target.address.escapedForURL)\">")
    write(escaping: target.text)
    write(raw: "</a>")
  }

  private mutating func write(_ note: FootnoteReference) {
    guard showsCalls else { return }
    guard !isInLink else { return callsInLink.append(note) }
    let label = "\(wording.note) \(note.number)".escapedForHTML
    write(raw: "<sup class=\"call\" id=\"call-\(note.number)-\(note.occurrence)\">")
    write(raw: "<a href=\"#note-\(note.number)\" aria-label=\"\(label)\">\(note.number)</a></sup>")
  }
}
