import Yams

/// Runs the YAML parser so that nothing an author writes can hang or flood it.
struct YAMLComposition {
  /// The tree, nil for an empty body.
  let root: Node?
  /// Original names of keys that were renamed because they stood twice in one mapping.
  let renamedKeys: [String: String]

  /// Composes a body, refusing anchors and aliases.
  ///
  /// The parser reports a duplicate key with one place only. Such a key is therefore renamed to a
  /// word of the private use area, as long as the original, and the body composed again, so that
  /// both places can be read off the tree.
  init(_ body: YAMLBody) throws(Diagnostics) {
    var yaml = body.yaml
    var renamed: [String: String] = [:]
    while true {
      do {
        // Unfolding an alias may take exponential time: look for anchors with the aliases blunted
        // by a character of the private use area.
        if yaml.utf8.contains(UInt8(ascii: "&")), yaml.utf8.contains(UInt8(ascii: "*")) {
          _ = try Self.compose(yaml.replacing("*", with: "\u{F8FF}"), body)
        }
        root = try Self.compose(yaml, body)
        renamedKeys = renamed
        return
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        let name = Self.freshName(renamed.count, for: keys[0])
        guard renamed.count < 16,
          let changed = Self.rename(keys[0], to: name, at: context.mark, in: yaml)
        else {
          throw Diagnostics([
            Diagnostic(
              at: body.position(of: context.mark), "the key '\(keys[0])' stands twice here")
          ])
        }
        renamed[name] = keys[0]
        yaml = changed
      } catch let error as YamlError {
        throw Diagnostics([YAMLErrorTranslation(body: body).diagnostic(for: error)])
      } catch let error as Diagnostics {
        throw error
      } catch {
        throw Diagnostics([Diagnostic(at: body.source.position(at: 0), "this is not valid YAML")])
      }
    }
  }

  private static func compose(_ yaml: String, _ body: YAMLBody) throws -> Node? {
    // The basic resolver leaves every scalar a text; the encoding must not depend on a variable
    // of the environment.
    let parser = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
    let root = try parser.singleRoot()
    // The nodes hold their anchors weakly: they live as long as the parser.
    let anchored = withExtendedLifetime(parser) { root.flatMap(firstAnchored) }
    guard let mark = anchored?.mark else { return root }
    throw Diagnostics([
      Diagnostic(
        at: body.position(of: mark), "anchors ('&name') are not part of the directive language",
        notes: ["a text that starts with '&' needs quotes; 'based-on' shares settings"])
    ])
  }

  /// The first node with an anchor, in the order of the body and so before any of its aliases.
  private static func firstAnchored(_ node: Node) -> Node? {
    if node.anchor != nil { return node }
    switch node {
    case .sequence(let items):
      return items.lazy.compactMap(firstAnchored).first
    case .mapping(let pairs):
      return pairs.lazy.compactMap { firstAnchored($0.key) ?? firstAnchored($0.value) }.first
    case .scalar, .alias:
      return nil
    }
  }

  private static func freshName(_ number: Int, for key: String) -> String {
    let firstOfPrivateUse: UInt32 = 0xE000
    guard let scalar = Unicode.Scalar(firstOfPrivateUse + UInt32(number)) else { return key }
    return String(repeating: Character(scalar), count: key.unicodeScalars.count)
  }

  /// The text with the key at a mark renamed; nil if the key is not spelt out there.
  private static func rename(
    _ key: String, to name: String, at mark: Mark, in yaml: String
  ) -> String? {
    var lines = yaml.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map(Array.init)
    guard !key.isEmpty, lines.indices.contains(mark.line - 1) else { return nil }
    let line = lines[mark.line - 1]
    let scalars = Array(key.unicodeScalars)
    guard mark.column >= 1, mark.column <= line.count else { return nil }
    let isQuoted = line[mark.column - 1] == "\"" || line[mark.column - 1] == "'"
    let start = mark.column - 1 + (isQuoted ? 1 : 0)
    guard line[start...].starts(with: scalars) else { return nil }
    lines[mark.line - 1].replaceSubrange(
      start..<start + scalars.count, with: Array(name.unicodeScalars))
    var text = String.UnicodeScalarView()
    text.append(contentsOf: lines.joined(separator: ["\n"]))
    return String(text)
  }
}
