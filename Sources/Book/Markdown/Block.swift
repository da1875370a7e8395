import Experiments

/// A part of a page that stands on lines of its own.
indirect enum Block: Hashable, Sendable {
  case paragraph([Inline])
  /// A heading, by its index in `Document.headings`.
  case heading(Int)
  case quote([Block])
  case callout(Callout)
  case details(Details)
  case list(List)
  case code(CodeBlock)
  case directive(Fence)
  case formula(Formula)
  case table(Table)
  case rule
}

/// The title of a section.
struct Heading: Hashable, Sendable {
  /// From 1, the title of the page, to 6.
  var level: Int
  var content: [Inline]
  /// Unique on its page; stays the same as long as the heading's words do.
  var anchor: String
  var position: SourcePosition
}

struct List: Hashable, Sendable {
  struct Item: Hashable, Sendable {
    var blocks: [Block]
    /// Nil unless the item is a task.
    var isDone: Bool?
    /// The name that links can point to, given with `{#name}` at the end of its first paragraph.
    var anchor: String?
  }

  /// The first number, or nil for a list with bullets.
  var firstNumber: Int?
  /// Items stand close together, without paragraphs.
  var isTight: Bool
  var items: [Item]
}

/// An item of a list that links can point to.
struct NamedItem: Hashable, Sendable {
  var anchor: String
  var item: List.Item
  var position: SourcePosition
}

/// Code that is shown and not run.
struct CodeBlock: Hashable, Sendable {
  /// The first word of the info string; empty if there is none.
  var language: String
  var code: String
  var position: SourcePosition
}

/// A directive: a fenced block whose first word is `experiment`, `figure`, `claim` or `include`.
struct Fence: Hashable, Sendable {
  enum Kind: String, Hashable, Sendable, CaseIterable {
    case experiment, figure, claim, include
  }

  var kind: Kind
  /// The second word of the info string; a claim need not have one, an include has none.
  var name: String?
  var body: Excerpt
  /// The first character of the fence.
  var position: SourcePosition
  /// The first character of the name, or the end of the info string.
  var namePosition: SourcePosition
}

struct Table: Hashable, Sendable {
  enum Alignment: Hashable, Sendable { case natural, left, center, right }
  typealias Row = [[Inline]]

  var alignments: [Alignment]
  var header: Row
  var rows: [Row]
}

/// A note beside the text.
struct Footnote: Hashable, Sendable {
  /// From 1, in the order of the first references.
  var number: Int
  var blocks: [Block]
  /// Index of the block beside which it stands: the one with the first reference.
  var place: Int
  /// How many places refer to it.
  var referenceCount: Int
}
