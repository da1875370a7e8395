import Bytes

/// Makes KaTeX's MathML valid, so that browsers build the same tree from it as from the HTML.
///
/// KaTeX puts elements inside `mo` and `mi`, which hold text only, and gives a script whose base or
/// index is an operator's name, as in σ_max, one child too many: an invisible "apply function".
enum MathMLRepair {
  /// Bytes are compared, not characters: an accent behind a tag would make one character with its
  /// bracket.
  fileprivate typealias Bytes = ArraySlice<UInt8>

  fileprivate indirect enum Node {
    case text(Bytes)
    case element(name: Bytes, tag: Bytes, children: [Node])
  }

  private static let tokens = Set(["mi", "mo", "mn", "mtext"].map(bytes))
  private static let childCounts = Dictionary(
    uniqueKeysWithValues: [
      "msub": 2, "msup": 2, "msubsup": 3, "mfrac": 2, "munder": 2, "mover": 2, "munderover": 3,
      "mroot": 2,
    ].map { (bytes($0.key), $0.value) })
  private static let (annotation, row) = (bytes("annotation"), bytes("mrow"))
  private static let fixed = Set(["mstyle", "mtd"].map(bytes))
  private static let (start, end, width) = (bytes("<math"), bytes("</math>"), bytes(" width="))

  fileprivate static func bytes(_ text: String) -> Bytes { Array(text.utf8)[...] }

  /// The formula with its `<math>` repaired; all else is as it was.
  static func repair(_ html: String) -> String {
    let bytes = Array(html.utf8)
    guard let start = ByteSearch.firstRange(of: start.span, in: bytes.span),
      let end = ByteSearch.firstRange(of: end.span, in: bytes.span, from: start.upperBound)
    else { return html }
    var rest = bytes[start.lowerBound..<end.upperBound]
    var result = Array(bytes[..<start.lowerBound])
    result.reserveCapacity(bytes.count)
    for node in parse(&rest) { write(repaired(node), to: &result) }
    result += bytes[end.upperBound...]
    return String(decoding: result, as: UTF8.self)
  }

  private static func parse(_ rest: inout Bytes) -> [Node] {
    var nodes: [Node] = []
    while let first = rest.first {
      if first != UInt8(ascii: "<") {
        let text = rest[..<(rest.firstIndex(of: UInt8(ascii: "<")) ?? rest.endIndex)]
        rest = rest[text.endIndex...]
        nodes.append(.text(text))
        continue
      }
      guard let close = rest.firstIndex(of: UInt8(ascii: ">")) else { return nodes }
      let tag = rest[...close]
      rest = rest[(close + 1)...]
      if tag.dropFirst().first == UInt8(ascii: "/") { return nodes }
      let name = tag.dropFirst().prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
      nodes.append(.element(name: name, tag: tag, children: isEmpty(tag) ? [] : parse(&rest)))
    }
    return nodes
  }

  private static func isEmpty(_ tag: Bytes) -> Bool { tag.dropLast().last == UInt8(ascii: "/") }

  private static func repaired(_ node: Node) -> Node {
    guard case .element(var name, var tag, var children) = node else { return node }
    // Source text inside an annotation is not MathML.
    if name == annotation { return node }
    children = children.map(repaired)
    if tokens.contains(name), children.contains(where: { $0.isElement }) {
      (name, tag) = (row, bytes("<mrow>"))
    }
    if children.count > 2, let count = childCounts[name], children.count > count {
      children.removeAll { $0.isApplyFunction }
    }
    if fixed.contains(name), !isEmpty(tag),
      ByteSearch.firstRange(of: width.span, in: tag.span) != nil
    {
      tag = [UInt8(ascii: "<")] + name + [UInt8(ascii: ">")]
    }
    return .element(name: name, tag: tag, children: children)
  }

  private static func write(_ node: Node, to html: inout [UInt8]) {
    switch node {
    case .text(let text): html += text
    case .element(let name, let tag, let children):
      html += tag
      guard !isEmpty(tag) else { return }
      for child in children { write(child, to: &html) }
      html += "</".utf8
      html += name
      html.append(UInt8(ascii: ">"))
    }
  }
}

extension MathMLRepair.Node {
  fileprivate var isElement: Bool {
    if case .element = self { true } else { false }
  }

  private static let operatorName = MathMLRepair.bytes("mo")
  private static let applications = [
    MathMLRepair.bytes("\u{2061}"), MathMLRepair.bytes("&#x2061;"),
  ]

  /// `<mo>` with U+2061 alone.
  fileprivate var isApplyFunction: Bool {
    guard case .element(Self.operatorName, _, let children) = self, children.count == 1,
      case .text(let text) = children[0]
    else { return false }
    return Self.applications.contains(text)
  }
}
