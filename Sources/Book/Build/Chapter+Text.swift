import Bytes
import Experiments

extension Chapter {
  /// What the block of YAML at the top of a chapter says.
  struct FrontMatter: Sendable, Hashable {
    /// Running text of which only the words are shown.
    var description: InlineText?
    /// Settings for the experiments of the chapter; those of `index.md` hold for the whole book.
    var defaults: ExperimentDefaults?
    /// Whether the book has the reference of the directive language among its pages.
    var hasReference = false

    /// What is wrong with the description, which is shown where nothing can lead anywhere.
    var diagnostics: [Diagnostic] {
      guard let description else { return [] }
      let references = description.references.map {
        Diagnostic(
          at: $0.position, length: $0.length, "a description cannot refer to another place",
          notes: ["It is shown where links lead nowhere: write its name in words."])
      }
      let calls = description.unknownCalls.map {
        Diagnostic(at: $0.position, length: $0.length, "a note cannot be called in a description")
      }
      return description.diagnostics + references + calls
    }
  }

  /// The front matter; nothing if there is none or it is wrong, which the plan reports.
  var frontMatter: FrontMatter { (try? readFrontMatter()) ?? FrontMatter() }

  /// - Throws: What is wrong with the front matter.
  func readFrontMatter() throws(Diagnostics) -> FrontMatter {
    guard let excerpt = document.frontMatter else { return FrontMatter() }
    return try YAMLReader.parse(DirectiveSource(excerpt)).decode { value in
      value.mapping(example: "description: Why gradients vanish") { keys in
        FrontMatter(
          description: keys.optional("description").map { reader in
            Document.parseInline(Excerpt(reader.source()))
          },
          defaults: keys.optional("defaults").map(ExperimentDefaults.init),
          hasReference: keys.optional("reference")?.flag() ?? false)
      }
    }
  }

  /// The text of the first paragraph up to its first full stop.
  func firstSentence(value: (InlineValue) -> String) -> String {
    for case .paragraph(let inlines) in document.blocks {
      let text = PlainText.text(of: inlines, value: value) { _ in "" }
      guard let end = ByteSearch.firstRange(of: ". ", in: text)?.lowerBound else { return text }
      return String(decoding: text.utf8.prefix(end + 1), as: UTF8.self)
    }
    return ""
  }
}
