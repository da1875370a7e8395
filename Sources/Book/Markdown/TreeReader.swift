import CCMarkGFM
import Experiments

/// A node of the C parser's tree.
typealias CNode = OpaquePointer

/// Turns the C parser's tree into a `Document`.
///
/// Blocks are read here, running text in `TreeReader+Inlines.swift`, which `TreeReader+Paragraphs.swift` puts into
/// paragraphs.
struct TreeReader {
  let source: SourceText
  /// Where the text was cut out, if it is not a whole file.
  let excerpt: ExcerptLines?
  var document: Document

  /// Deeper trees are cut off: nobody reads them, and every walk over the tree is recursive.
  static let maximumDepth = 100

  var depth = 0
  var quoteDepth = 0
  var counter = ColumnCounter()
  var paragraph = ParagraphPlace()
  /// The name in the `{#name}` that ended the running text read last; nil if it ended otherwise.
  var lastAnchor: String?
  var notes = Notes()
  /// Index of the block beside which each note stands, in the order of their numbers.
  var notePlaces: [Int: Int] = [:]
  let appendix: NoteAppendix
  /// The calls of notes in a piece of running text, as the text around it has numbered them.
  let calls: [SourcePosition: FootnoteReference]
  let caption: (Fence) -> Excerpt?
  /// The lines that hold code or HTML.
  var literalLines: [ClosedRange<Int>] = []
  /// The `<details>` without an end so far, among the blocks that are being read.
  var openDetails: [OpenDetails] = []
  /// The elements without an end so far, in the running text that is being read.
  var openElements: [OpenElement] = []
  /// The names `{#name}` that nothing has taken so far.
  var strayAnchors: [(name: String, position: SourcePosition)] = []

  init(
    source: SourceText, appendix: NoteAppendix?, excerpt: Excerpt? = nil,
    calls: [SourcePosition: FootnoteReference] = [:],
    caption: @escaping (Fence) -> Excerpt? = { _ in nil }
  ) {
    self.source = source
    self.appendix = appendix ?? NoteAppendix()
    self.excerpt = excerpt.map { ExcerptLines($0) }
    self.calls = calls
    self.caption = caption
    document = Document(file: source.file, blocks: [], footnotes: [])
  }

  mutating func document(from root: CNode) -> Document {
    findNotes(in: root)
    document.blocks = topBlocks(in: root)
    readNotes()
    reportStrayAnchors()
    Anchors.assign(in: &document)
    return document
  }

  /// The blocks of the document, without its notes.
  private mutating func topBlocks(in root: CNode) -> [Block] {
    guard enter(root) else { return [] }
    defer { depth -= 1 }
    var blocks: [Block] = []
    blocks.reserveCapacity(root.childCount)
    for node in root.children
    where !isAppended(node) && cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_DEFINITION {
      let count = blocks.count
      read(node, into: &blocks)
      if blocks.count < count { moveNotes(to: blocks.count - 1) }
      placeNewNotes(at: blocks.count - 1)
    }
    endDetails()
    return blocks
  }

  mutating func blocks(in parent: CNode) -> [Block] {
    guard enter(parent) else { return [] }
    defer { depth -= 1 }
    let outer = openDetails
    openDetails = []
    var blocks: [Block] = []
    blocks.reserveCapacity(parent.childCount)
    for node in parent.children { read(node, into: &blocks) }
    endDetails()
    openDetails = outer
    return blocks
  }

  private mutating func read(_ node: CNode, into blocks: inout [Block]) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH:
      blocks += Self.splitAtDisplays(paragraphInlines(of: node))
    case CMARK_NODE_HEADING:
      heading(node, into: &blocks)
    case CMARK_NODE_BLOCK_QUOTE:
      blocks.append(quote(node))
    case CMARK_NODE_LIST:
      blocks.append(.list(list(node)))
    case CMARK_NODE_CODE_BLOCK:
      if FormulaBlocks.isFormula(node) {
        blocks += formulaBlock(node)
      } else {
        blocks.append(codeBlock(node))
      }
    case CMARK_NODE_THEMATIC_BREAK:
      blocks.append(.rule)
    case CMARK_NODE_HTML_BLOCK:
      rawHTML(node, into: &blocks)
    default:
      if node.isKind("table") { blocks.append(.table(table(node))) }
    }
  }

  private mutating func heading(_ node: CNode, into blocks: inout [Block]) {
    var content = paragraphInlines(of: node)
    var anchor = ""
    if let name = lastAnchor {
      anchor = name
      strayAnchors.removeLast()
      content.removeLast()
      if case .text(let text)? = content.last {
        content[content.count - 1] = .text(text.trimmingTrailingSpaces())
      }
    }
    let position = position(of: node)
    document.headings.append(
      Heading(
        level: Int(cmark_node_get_heading_level(node)), content: content,
        anchor: anchor, position: position))
    blocks.append(.heading(document.headings.count - 1))
  }

  private mutating func list(_ node: CNode) -> List {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    var items: [List.Item] = []
    for item in node.children {
      let isDone =
        item.isKind("tasklist") ? cmark_gfm_extensions_get_tasklist_item_checked(item) : nil
      var read = List.Item(blocks: blocks(in: item), isDone: isDone)
      if let anchor = Self.cutAnchor(from: &read) {
        read.anchor = anchor
        let start = position(of: item)
        let stray = strayAnchors.firstIndex { $0.name == anchor && start <= $0.position }
        if let stray { strayAnchors.remove(at: stray) }
        document.namedItems.append(
          NamedItem(anchor: anchor, item: read, position: position(of: item)))
      }
      items.append(read)
    }
    return List(
      firstNumber: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
      isTight: cmark_node_get_list_tight(node) != 0, items: items)
  }

  /// Takes `{#name}` from the end of an item's first paragraph.
  private static func cutAnchor(from item: inout List.Item) -> String? {
    guard case .paragraph(var content)? = item.blocks.first, case .text(let last)? = content.last,
      last.hasPrefix("{#"), last.hasSuffix("}"), !last.contains(where: \.isWhitespace)
    else { return nil }
    content.removeLast()
    if case .text(let text)? = content.last {
      content[content.count - 1] = .text(text.trimmingTrailingSpaces())
    } else if case .softBreak? = content.last {
      content.removeLast()
    }
    item.blocks[0] = .paragraph(content)
    return String(last.dropFirst(2).dropLast())
  }

  /// What the parser kept of the text, as it was typed.
  func text(_ cString: UnsafePointer<CChar>?) -> String {
    let text = String(borrowing: cString)
    return source.isMarked ? ReadingMarks.removed(from: text) : text
  }

  /// Counts one level down; false where the tree is too deep.
  mutating func enter(_ node: CNode) -> Bool {
    guard depth < Self.maximumDepth else {
      let message = "nested more than \(Self.maximumDepth) levels deep"
      if document.diagnostics.last?.message != message {
        document.diagnostics.append(Diagnostic(at: position(of: node), message))
      }
      return false
    }
    depth += 1
    return true
  }
}

extension OpaquePointer {
  var children: some Sequence<CNode> {
    sequence(state: cmark_node_first_child(self)) { next in
      defer { next = cmark_node_next(next) }
      return next
    }
  }

  var childCount: Int { children.reduce(0) { count, _ in count + 1 } }

  /// Whether an extension of the parser made this kind of node.
  func isKind(_ name: String) -> Bool {
    String(borrowing: cmark_node_get_type_string(self)) == name
  }
}

extension String {
  /// A copy of a C string; empty for none.
  init(borrowing cString: UnsafePointer<CChar>?) {
    self = cString.map { String(cString: $0) } ?? ""
  }

  var isHTMLComment: Bool { hasPrefix("<!--") }

  func trimmingTrailingSpaces() -> String {
    String(self[..<(lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? startIndex)])
  }
}

extension Diagnostic {
  static func rawHTML(at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      .warning, at: position, "raw HTML is shown as text",
      notes: ["Write Markdown instead, or put code between backticks."])
  }
}
