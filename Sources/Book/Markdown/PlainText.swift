/// Running text without its form: for names, the search index and the title of a window. Values and
/// references are whatever the caller makes of them: they are not known before the runs.
enum PlainText {
  static func text(
    of inlines: [Inline], value: (InlineValue) -> String = { _ in "" },
    reference: (CrossReference) -> String = { _ in "" }
  ) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): text
      case .softBreak, .hardBreak: " "
      case .code(let code): code
      case .emphasis(let content), .strong(let content), .strikethrough(let content):
        text(of: content, value: value, reference: reference)
      case .link(let link): text(of: link.content, value: value, reference: reference)
      case .image(let image): image.alternative
      case .reference(let target): reference(target)
      case .value(let path): value(path)
      case .formula(let formula): formula.tex.text
      case .footnote: ""
      }
    }.joined()
  }
}
