/// Running text without its form: for names, the search index and the title of a window. Values and
/// references are whatever the caller makes of them: they are not known before the runs.
enum PlainText {
  static func text(
    of inlines: [Inline], value: (InlineValue) -> String = { _ in "" },
    reference: (CrossReference) -> String = { _ in "" },
    formula: ((Formula) -> String)? = nil
  ) -> String {
    var text = ""
    withoutActuallyEscaping(value) { value in
      let formula = formula ?? { FormulaText.text(of: $0, value: value) }
      append(inlines, to: &text, value, reference, formula)
    }
    return text
  }

  private static func append(
    _ inlines: [Inline], to text: inout String, _ value: (InlineValue) -> String,
    _ reference: (CrossReference) -> String, _ formula: (Formula) -> String
  ) {
    for inline in inlines {
      switch inline {
      case .text(let words), .code(let words): text += words
      case .softBreak, .hardBreak: text += " "
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .element(_, let content):
        append(content, to: &text, value, reference, formula)
      case .link(let link): append(link.content, to: &text, value, reference, formula)
      case .image(let image): append(image.words, to: &text, value, reference, formula)
      case .reference(let target): text += reference(target)
      case .value(let path): text += value(path)
      case .formula(let notation): text += formula(notation)
      case .footnote: break
      }
    }
  }
}
