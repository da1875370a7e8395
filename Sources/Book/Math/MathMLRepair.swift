/// Makes KaTeX's MathML valid, so that browsers build the same tree from it as from the HTML.
///
/// KaTeX puts elements inside `mo` and `mi`, which hold text only, and gives a script whose base or
/// index is an operator's name, as in σ_max, one child too many: an invisible "apply function".
enum MathMLRepair {
  fileprivate indirect enum Node {
    case text(Substring)
    case element(name: Substring, tag: Substring, children: [Node])
  }

  private static let tokens: Set<Substring> = ["mi", "mo", "mn", "mtext"]
  private static let childCounts: [Substring: Int] = [
    "msub": 2, "msup": 2, "msubsup": 3, "mfrac": 2, "munder": 2, "mover": 2, "munderover": 3,
    "mroot": 2,
  ]

  /// The formula with its `<math>` repaired; all else is as it was.
  static func repair(_ html: String) -> String {
    guard let start = html.firstRange(of: "<math"), let end = html.firstRange(of: "</math>"),
      start.lowerBound < end.lowerBound
    else { return html }
    var rest = html[start.lowerBound..<end.upperBound]
    let nodes = parse(&rest)
    var result = String(html[..<start.lowerBound])
    for node in nodes { write(repaired(node), to: &result) }
    return result + html[end.upperBound...]
  }

  /// Bytes are compared, not characters: an accent behind a tag would make one character with its
  /// bracket.
  private static func parse(_ rest: inout Substring) -> [Node] {
    let open = UInt8(ascii: "<")
    var nodes: [Node] = []
    while let first = rest.utf8.first {
      if first != open {
        let text = rest[..<(rest.utf8.firstIndex(of: open) ?? rest.endIndex)]
        rest = rest[text.endIndex...]
        nodes.append(.text(text))
        continue
      }
      guard let close = rest.utf8.firstIndex(of: UInt8(ascii: ">")) else { return nodes }
      let tag = rest[..<rest.utf8.index(after: close)]
      rest = rest[rest.utf8.index(after: close)...]
      if tag.hasPrefix("</") { return nodes }
      let name = tag.dropFirst().prefix { $0.isLetter }
      let isEmpty = tag.hasSuffix("/>")
      nodes.append(.element(name: name, tag: tag, children: isEmpty ? [] : parse(&rest)))
    }
    return nodes
  }

  private static func repaired(_ node: Node) -> Node {
    guard case .element(var name, var tag, var children) = node else { return node }
    // Source text inside an annotation is not MathML.
    if name == "annotation" { return node }
    children = children.map(repaired)
    if tokens.contains(name), children.contains(where: { $0.isElement }) {
      (name, tag) = ("mrow", "<mrow>")
    }
    if let count = childCounts[name], children.count > count {
      children.removeAll { $0.isApplyFunction }
    }
    if name == "mstyle" || name == "mtd", !tag.hasSuffix("/>"), tag.contains(" width=") {
      tag = "<\(name)>"
    }
    return .element(name: name, tag: tag, children: children)
  }

  private static func write(_ node: Node, to html: inout String) {
    switch node {
    case .text(let text): html += text
    case .element(let name, let tag, let children):
      html += tag
      guard !tag.hasSuffix("/>") else { return }
      for child in children { write(child, to: &html) }
      html += "</\(name)>"
    }
  }
}

extension MathMLRepair.Node {
  fileprivate var isElement: Bool {
    if case .element = self { true } else { false }
  }

  /// `<mo>` with U+2061 alone.
  fileprivate var isApplyFunction: Bool {
    guard case .element("mo", _, let children) = self, children.count == 1,
      case .text(let text) = children[0]
    else { return false }
    return text == "\u{2061}" || text == "&#x2061;"
  }
}
