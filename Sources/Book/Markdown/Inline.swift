import Experiments

/// A piece of running text. What is rare is stored apart, so that words take little room.
enum Inline: Hashable, Sendable {
  case text(String)
  case softBreak
  case hardBreak
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  /// What is written with a tag of HTML.
  case element(TextElement, [Inline])
  indirect case link(Link)
  indirect case image(Image)
  indirect case reference(CrossReference)
  indirect case value(InlineValue)
  indirect case formula(Formula)
  indirect case footnote(FootnoteReference)
}

/// A link with text of its own.
struct Link: Hashable, Sendable {
  var destination: String
  var title: String
  var content: [Inline]
  var position: SourcePosition
}

/// A picture that is not made by an experiment.
struct Image: Hashable, Sendable {
  enum Width: Hashable, Sendable {
    /// Of the column of text.
    case percent(Int)
    case pixels(Int)
  }

  var source: String
  /// The caption of a picture that has a paragraph to itself.
  var title: String
  /// The text that stands for the picture.
  var words: [Inline]
  /// The same without the values in it.
  var alternative: String { PlainText.text(of: words) }
  /// As given behind it; nil for its own.
  var width: Width?
  var position: SourcePosition
}

/// A link without text, which takes the name of what it points to: "Figure 3.2".
struct CrossReference: Hashable, Sendable {
  /// The chapter's file as written, or nil for this one.
  var file: String?
  /// The name after `#`, or nil for the chapter itself.
  var anchor: String?
  /// All of it, as written.
  var destination: String
  var position: SourcePosition
  /// Number of characters of the whole link.
  var length: Int

  /// The name alone: `fig-depth` of `fig-depth:repeat=20`, which also says what the figure shows.
  var name: String? { anchor.map(Self.name(ofAnchor:)) }

  /// An anchor without the state of the figure it names.
  static func name(ofAnchor anchor: String) -> String {
    String(anchor.prefix { $0 != ":" })
  }
}

/// A number computed by an experiment, written as a code span after `{val}`.
struct InlineValue: Hashable, Sendable {
  /// What stands between the backticks.
  var source: Excerpt

  var position: SourcePosition { source.start }

  /// The path and the formatter as written, on one line.
  var expression: String {
    source.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// A formula in TeX.
struct Formula: Hashable, Sendable {
  var tex: Excerpt
  /// On a line of its own instead of inside a sentence.
  var isDisplayed: Bool
  /// The computed numbers in it, in the order of the TeX.
  var values: [FormulaValue] = []

  var position: SourcePosition { tex.start }
}

/// The raised number that points to a footnote.
struct FootnoteReference: Hashable, Sendable {
  /// The footnote's number on its page, from 1.
  var number: Int
  /// Counts the references to this same footnote, from 1.
  var occurrence: Int
}

extension Inline {
  /// Whether a note is called in it.
  var callsNote: Bool {
    switch self {
    case .footnote: true
    case .emphasis(let content), .strong(let content), .strikethrough(let content),
      .element(_, let content):
      content.contains(where: \.callsNote)
    case .link(let link): link.content.contains(where: \.callsNote)
    default: false
    }
  }

  /// The same text with the words of links, and what `name` says of cross references.
  func withoutLinks(naming name: (CrossReference) -> String) -> Inline {
    func plain(_ inlines: [Inline]) -> [Inline] { inlines.map { $0.withoutLinks(naming: name) } }
    return switch self {
    case .link(let link): .text(PlainText.text(of: link.content, reference: name))
    case .reference(let reference): .text(name(reference))
    case .footnote: .text("")
    case .emphasis(let content): .emphasis(plain(content))
    case .strong(let content): .strong(plain(content))
    case .strikethrough(let content): .strikethrough(plain(content))
    case .element(let element, let content): .element(element, plain(content))
    case .text, .softBreak, .hardBreak, .code, .image, .value, .formula: self
    }
  }
}
