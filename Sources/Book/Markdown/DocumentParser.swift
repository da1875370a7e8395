import Bytes
import CCMarkGFM
import Experiments
import Foundation

extension Document {
  /// Reads a chapter. It never fails: what is wrong is in `diagnostics`.
  ///
  /// `caption` finds the caption of a figure, in which notes can be called.
  static func parse(
    _ text: String, file: String, caption: @escaping (Fence) -> Excerpt? = { _ in nil }
  ) -> Document {
    let source = SourceText(text, file: file)
    let frontMatter = FrontMatter.cut(from: source)
    let marked = ReadingMarks.marked(source)
    let input = marked.bytes(withoutLines: frontMatter?.lineCount ?? 0)
    var document = read(input, NoteAppendix(marked)) { appendix in
      TreeReader(source: marked, appendix: appendix, caption: caption)
    }
    document.frontMatter = frontMatter?.yaml
    document.hanLanguage = ForeignText.hanLanguage(of: text)
    document.diagnostics += SuspiciousCharacters.diagnostics(in: source)
    document.diagnostics.sort { $0.position < $1.position }
    return document
  }

  /// Reads a text with what makes the parser tell of all its notes. Code without an end would swallow that, so it
  /// is given one; HTML without an end is wrong anyway.
  private static func read(
    _ input: [UInt8], _ appendix: NoteAppendix, reader: (NoteAppendix?) -> TreeReader
  ) -> Document {
    var fence: String?
    if !appendix.isEmpty {
      let found = DocumentParser.withTree(of: input + appendix.bytes()) { root in
        var reader = reader(appendix)
        fence = reader.openFence(in: root)
        return reader.sees(appendix, in: root) ? reader.document(from: root) : nil
      }
      if let found { return found }
      if let fence {
        return DocumentParser.withTree(
          of: input + appendix.bytes(closing: fence, endsLine: input.last == UInt8(ascii: "\n"))
        ) { root in
          var reader = reader(appendix)
          return reader.document(from: root)
        }
      }
    }
    return DocumentParser.withTree(of: input) { root in
      var reader = reader(nil)
      return reader.document(from: root)
    }
  }

  /// Reads a piece of running text: no line of it can become a heading, a list or a table. Its `calls` of notes
  /// are known from the text around it.
  static func parseInline(
    _ excerpt: Excerpt, calls: [SourcePosition: FootnoteReference] = [:]
  ) -> InlineText {
    // A full stop comes first, with which no block begins, and line breaks become spaces.
    let line = "." + String(excerpt.text.map { $0.isNewline ? " " : $0 })
    let source = ReadingMarks.marked(SourceText(line, file: excerpt.start.file))
    let document = read(source.bytes, NoteAppendix(source)) { appendix in
      TreeReader(source: source, appendix: appendix, excerpt: excerpt, calls: calls)
    }
    guard case .paragraph(var content)? = document.blocks.first else {
      return InlineText(document, content: [])
    }
    if case .text(let first)? = content.first {
      content[0] = .text(String(first.dropFirst()))
      if first == "." { content.removeFirst() }
    }
    return InlineText(document, content: content)
  }
}

extension InlineText {
  fileprivate init(_ document: Document, content: [Inline]) {
    self.init(
      content: content, values: document.values, references: document.references,
      links: document.links, images: document.images, formulas: document.formulas,
      unknownCalls: document.unknownCalls, diagnostics: document.diagnostics)
  }
}

/// The one door to the C parser.
enum DocumentParser {
  /// The parser keeps a table of special characters in a C global while it reads running text, so only one
  /// may do that at a time.
  private static let lock = NSLock()

  private static let extensions: [String] = {
    cmark_gfm_core_extensions_ensure_registered()
    return ["table", "strikethrough", "autolink", "tasklist"]
  }()

  /// Calls `read` with the tree of a text, which is gone afterwards.
  static func withTree<Result>(of bytes: [UInt8], _ read: (CNode) -> Result) -> Result {
    ParserMemory.withAllocator { memory in
      // Neither the parser nor the tree is freed: their memory is.
      guard let parser = cmark_parser_new_with_mem(tutor_markdown_options, memory) else {
        preconditionFailure("memory for the parser is there or the program ends")
      }
      // Ours comes first: a line `$$` below a table is not one of its rows.
      cmark_parser_attach_syntax_extension(parser, InlineSyntax.parserExtension)
      for name in extensions {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
      }
      return read(tree(of: bytes, parser))
    }
  }

  private static func tree(of bytes: [UInt8], _ parser: OpaquePointer) -> CNode {
    bytes.withUnsafeBytes { buffer in
      cmark_parser_feed(
        parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    let autolinkStarts = AutolinkStarts(in: bytes)
    lock.lock()
    defer { lock.unlock() }
    autolinkStarts.set()
    guard let root = cmark_parser_finish(parser) else {
      preconditionFailure("every text has a tree")
    }
    return root
  }
}
