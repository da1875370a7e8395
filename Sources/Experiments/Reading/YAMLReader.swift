import Yams

/// Reads the YAML body of a directive into a tree of values with their places.
///
/// The language is YAML without what surprises or endangers: no anchors and aliases (a few lines
/// of them unfold into gigabytes), no tags, no keys that are not plain words, no duplicate keys.
public enum YAMLReader {
  /// A body may be at most this long, in bytes.
  public static let longestBody = 64 * 1024
  /// Lists and mappings may be nested at most this deep.
  public static let deepestNesting = 32

  /// The body's tree; a body without any value is an empty mapping.
  ///
  /// - Throws: What keeps the body from being YAML, or from being this language's part of it.
  public static func parse(_ source: DirectiveSource) throws(Diagnostics) -> ReaderNode {
    try source.checkSize()
    let body = YAMLBody(source)
    let composition = try YAMLComposition(body)
    guard let root = composition.root else {
      return ReaderNode(.mapping([]), at: source.position(at: 0))
    }
    var builder = ReaderNodeBuilder(body: body, renamedKeys: composition.renamedKeys)
    let node = builder.node(root, depth: 0)
    guard builder.diagnostics.isEmpty else { throw Diagnostics(builder.diagnostics) }
    return node
  }
}
