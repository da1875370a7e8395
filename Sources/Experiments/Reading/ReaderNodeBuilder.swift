import Yams

/// Turns the parser's tree into the reader's, refusing what the directive language leaves out.
struct ReaderNodeBuilder {
  let body: YAMLBody
  /// Original names of keys the composition had to rename.
  let renamedKeys: [String: String]
  private(set) var diagnostics: [Diagnostic] = []

  init(body: YAMLBody, renamedKeys: [String: String]) {
    self.body = body
    self.renamedKeys = renamedKeys
  }

  mutating func node(_ node: Node, depth: Int) -> ReaderNode {
    let mark = node.mark
    let position = body.position(of: mark)
    let empty = ReaderNode(.mapping([]), at: position)
    guard depth <= YAMLReader.deepestNesting else {
      refuse(at: position, "lists and mappings may be nested \(YAMLReader.deepestNesting) deep")
      return empty
    }
    if let tag = explicitTag(of: node) {
      refuse(
        at: position, "tags ('\(tag)') are not part of the directive language",
        note: "a text that starts with '!' needs quotes")
    }
    switch node {
    case .scalar(let scalar):
      return self.scalar(scalar, at: mark)
    case .sequence(let items):
      let content = items.map { self.node($0, depth: depth + 1) }
      return ReaderNode(.sequence(content), at: position)
    case .mapping(let pairs):
      let entries = pairs.compactMap { entry($0.key, $0.value, depth: depth) }
      checkDuplicates(entries)
      let isFlow = body.character(at: mark) == "{"
      return ReaderNode(
        .mapping(entries), at: position, length: isFlow ? 1 : entries.first?.keyLength ?? 1)
    case .alias:
      return empty
    }
  }

  private mutating func entry(_ key: Node, _ value: Node, depth: Int) -> ReaderNode.Entry? {
    let keyNode = node(key, depth: depth + 1)
    guard let name = keyNode.text else {
      refuse(at: keyNode.position, "a key must be a plain word, found \(keyNode.summary)")
      return nil
    }
    return ReaderNode.Entry(
      key: renamedKeys[name] ?? name, keyPosition: keyNode.position, keyLength: keyNode.length,
      value: node(value, depth: depth + 1))
  }

  private mutating func checkDuplicates(_ entries: [ReaderNode.Entry]) {
    var first: [String: SourcePosition] = [:]
    for entry in entries {
      guard let place = first.updateValue(entry.keyPosition, forKey: entry.key) else { continue }
      diagnostics.append(
        Diagnostic(
          at: entry.keyPosition, length: entry.keyLength,
          "the key '\(entry.key)' stands twice in this mapping",
          notes: ["it stands also at \(place)"]))
    }
  }

  private func scalar(_ scalar: Node.Scalar, at mark: Mark?) -> ReaderNode {
    let (line, column) = body.indices(of: mark)
    let isPlain = scalar.style == .plain || scalar.style == .any
    var alignment =
      switch scalar.style {
      case .literal, .folded: ScalarAlignment(lines: body.lines, line: line + 1, column: 0)
      case .singleQuoted, .doubleQuoted:
        ScalarAlignment(lines: body.lines, line: line, column: column + 1)
      case .plain, .any: ScalarAlignment(lines: body.lines, line: line, column: column)
      }
    let segments = alignment.segments(of: scalar.string) { line, column in
      let position = body.position(
        line: min(line, body.lines.count - 1),
        column: line < body.lines.count ? column : body.lines[body.lines.count - 1].count)
      return (position.line, position.column)
    }
    let source = DirectiveSource(
      text: scalar.string, file: body.source.file, segments: segments)
    return ReaderNode(
      .scalar(ReaderNode.Scalar(source: source, isQuoted: !isPlain)),
      at: body.position(of: mark), length: length(of: scalar, at: mark))
  }

  /// The characters of a scalar on the line where it begins, its quotes included.
  private func length(of scalar: Node.Scalar, at mark: Mark?) -> Int {
    let rest = body.rest(at: mark)
    switch scalar.style {
    case .literal, .folded:
      return 1
    case .plain, .any:
      let name = renamedKeys[scalar.string] ?? scalar.string
      let isWhole = rest.starts(with: Array(name))
      return isWhole ? name.count : rest.count
    case .singleQuoted, .doubleQuoted:
      var index = rest.startIndex + 1
      while index < rest.endIndex {
        let isEscape = rest.first == "\"" && rest[index] == "\\"
        let isDoubled = rest.first == "'" && rest[index...].starts(with: "''")
        if rest[index] == rest.first, !isDoubled { break }
        index += isEscape || isDoubled ? 2 : 1
      }
      return min(index + 1 - rest.startIndex, rest.count)
    }
  }

  /// The tag an author wrote, for example `!int`.
  private func explicitTag(of node: Node) -> String? {
    guard body.character(at: node.mark) == "!" else { return nil }
    return body.rest(at: node.mark).split(separator: " ").first.map { String($0) }
  }

  private mutating func refuse(at position: SourcePosition, _ message: String, note: String? = nil)
  {
    diagnostics.append(Diagnostic(at: position, message, notes: note.map { [$0] } ?? []))
  }
}
