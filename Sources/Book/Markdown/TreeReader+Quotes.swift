import CCMarkGFM
import Experiments

extension TreeReader {
  /// A quote, or what its first line makes of it.
  mutating func quote(_ node: CNode) -> Block {
    quoteDepth += 1
    defer { quoteDepth -= 1 }
    let content = blocks(in: node)
    guard case .paragraph(let inlines)? = content.first, let mark = CalloutMark(inlines),
      let first = cmark_node_first_child(node), isTyped("[!", at: first)
    else { return .quote(content) }
    var rest = Array(content.dropFirst())
    if !mark.content.isEmpty { rest.insert(.paragraph(mark.content), at: 0) }
    if let problem = mark.problem(at: position(of: first), isEmpty: rest.isEmpty) {
      document.diagnostics.append(problem)
      return .quote(content)
    }
    return mark.kind.map { .callout(Callout(kind: $0, blocks: rest)) } ?? .quote(content)
  }

  /// Whether a node begins with just these characters in the file: none is written in another way.
  private func isTyped(_ text: String, at node: CNode) -> Bool {
    let start = reportedStart(of: node)
    let line = source.line(start.line)
    return line.dropFirst(start.column - 1).starts(with: text.utf8)
  }
}
