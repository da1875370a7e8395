import Experiments

/// A chapter as a tree, with everything in it that the build has to know before it renders.
///
/// All lists are in the order of the text.
struct Document: Hashable, Sendable {
  /// The path that stands in positions.
  var file: String
  /// The YAML at the top of the file.
  var frontMatter: Excerpt?
  var blocks: [Block]
  var footnotes: [Footnote]

  var headings: [Heading] = []
  var namedItems: [NamedItem] = []
  var fences: [Fence] = []
  var values: [InlineValue] = []
  var references: [CrossReference] = []
  var links: [Link] = []
  var images: [Image] = []
  var formulas: [Formula] = []
  var codeBlocks: [CodeBlock] = []
  /// The calls of notes in the captions of figures, by their place.
  var captionCalls: [SourcePosition: FootnoteReference] = [:]
  /// The calls in a piece of running text whose notes stand elsewhere.
  var unknownCalls: [NoteCall] = []

  /// What its Han characters are, where nothing else says so: Chinese, Japanese or Korean.
  var hanLanguage = "zh"

  /// What is wrong with the Markdown itself.
  var diagnostics: [Diagnostic] = []

  /// The notes that stand beside each block that has some.
  var footnotesByBlock: [Int: [Footnote]] { Dictionary(grouping: footnotes, by: \.place) }

  /// Takes a block out.
  mutating func removeBlock(at index: Int) {
    blocks.remove(at: index)
    for note in footnotes.indices where footnotes[note].place > index { footnotes[note].place -= 1 }
  }

  /// The first heading of level 1.
  var title: Heading? { headings.first { $0.level == 1 } }
}

/// A line of Markdown from somewhere else than running text, such as a caption.
struct InlineText: Hashable, Sendable {
  var content: [Inline]
  var values: [InlineValue]
  var references: [CrossReference]
  var links: [Link]
  var images: [Image] = []
  var formulas: [Formula]
  /// Calls of notes that nothing was said about.
  var unknownCalls: [NoteCall]
  var diagnostics: [Diagnostic]
}
