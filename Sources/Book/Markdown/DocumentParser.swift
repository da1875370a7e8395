import Bytes
import CCMarkGFM
import Experiments
import Foundation

extension Document {
  /// Reads a chapter. It never fails: what is wrong is in `diagnostics`.
  static func parse(_ text: String, file: String) -> Document {
    let source = SourceText(text, file: file)
    let frontMatter = FrontMatter.cut(from: source)
    let input = DisplayMathFences.input(for: source, skipping: frontMatter?.lineCount ?? 0)
    guard let root = DocumentParser.tree(of: input) else {
      return Document(file: file, blocks: [], footnotes: [])
    }
    defer { cmark_node_free(root) }

    var reader = TreeReader(source: source)
    var document = reader.document(from: root)
    document.frontMatter = frontMatter?.yaml
    document.diagnostics += SuspiciousCharacters.diagnostics(in: source)
    document.diagnostics.sort { $0.position < $1.position }
    return document
  }

  /// Reads a piece of running text: no line of it can become a heading, a list or a table.
  static func parseInline(_ excerpt: Excerpt) -> InlineText {
    // A full stop comes first, with which no block begins, and line breaks become spaces.
    let line = "." + String(excerpt.text.map { $0.isNewline ? " " : $0 })
    let source = SourceText(line, file: excerpt.start.file)
    guard let root = DocumentParser.tree(of: source.bytes) else {
      return InlineText(Document(file: source.file, blocks: [], footnotes: []), content: [])
    }
    defer { cmark_node_free(root) }

    var reader = TreeReader(source: source, excerpt: excerpt)
    let document = reader.document(from: root)
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
      links: document.links, formulas: document.formulas, diagnostics: document.diagnostics)
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

  /// The tree of a text; whoever asked for it frees it with `cmark_node_free`.
  static func tree(of bytes: [UInt8]) -> OpaquePointer? {
    guard let parser = cmark_parser_new(tutor_markdown_options) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in extensions {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    guard let syntax = InlineSyntax.makeExtension() else { return nil }
    defer { cmark_syntax_extension_free(cmark_get_default_mem_allocator(), syntax) }
    cmark_parser_attach_syntax_extension(parser, syntax)
    bytes.withUnsafeBytes { buffer in
      cmark_parser_feed(
        parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    lock.lock()
    defer { lock.unlock() }
    AutolinkStarts.set(for: bytes)
    return cmark_parser_finish(parser)
  }
}
