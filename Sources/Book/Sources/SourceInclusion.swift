import Experiments

/// The code of one declaration of this very program, shown in a chapter.
///
/// ````markdown
/// ```include
/// file: Engine/Activations/Sigmoid.swift
/// symbol: Sigmoid
/// ```
/// ````
///
/// The file is named from its end; without a symbol all of it is shown.
struct SourceInclusion: Sendable {
  /// The place of the fence.
  var position: SourcePosition
  /// `Sources/Engine/Activations/Sigmoid.swift`
  var path: String
  /// `Sigmoid.derivative`; nil for the whole file.
  var symbol: String?
  var code: String

  /// - Throws: A file or a symbol that is not there, with the nearest that is.
  init(_ fence: Fence) throws(Diagnostics) {
    let body = try YAMLReader.parse(DirectiveSource(fence.body))
    (path, symbol, code) = try body.decode { value in
      value.mapping(example: "file: Engine/Layers/Dense.swift") { keys in
        let file = keys.required("file")
        let symbol = keys.optional("symbol")
        return Self.read(file, symbol)
      }
    }
    position = fence.position
  }

  private static func read(
    _ file: ValueReader, _ symbol: ValueReader?
  ) -> (path: String, symbol: String?, code: String) {
    let name = file.text(example: "Engine/Layers/Dense.swift")
    let wanted = symbol?.text(example: "Dense")
    guard !name.isEmpty, let source = source(named: name, file) else { return (name, wanted, "") }
    guard let wanted, let symbol else { return (source.path, nil, source.text.trimmed) }
    let declarations = SwiftDeclarations(of: source.text)
    let matches = declarations.matches(wanted)
    guard matches.count == 1 else {
      report(matches, wanted, in: source.path, declarations, symbol)
      return (source.path, wanted, "")
    }
    return (source.path, matches[0], declarations.code(of: matches[0]))
  }

  private static func source(
    named name: String, _ file: ValueReader
  ) -> (path: String, text: String)? {
    let found = ProgramSources.paths.filter { $0 == name || $0.hasSuffix("/" + name) }
    if found.count == 1, let text = ProgramSources.text(of: found[0]) { return (found[0], text) }
    if found.isEmpty {
      // Spelling is compared with as many folders as were written.
      let depth = name.split(separator: "/", omittingEmptySubsequences: false).count
      let ends = ProgramSources.paths.map {
        $0.split(separator: "/").suffix(depth).joined(separator: "/")
      }
      file.report(
        "there is no source file '\(name)'",
        suggestion: SpellingSuggestion.nearest(name, among: ends))
    } else {
      file.report(
        "'\(name)' may be one of several files",
        notes: ["name its folder too: \(found.joined(separator: ", "))"])
    }
    return nil
  }

  private static func report(
    _ matches: [String], _ wanted: String, in path: String, _ declarations: SwiftDeclarations,
    _ symbol: ValueReader
  ) {
    if matches.isEmpty {
      let last = declarations.all.compactMap(\.path.last)
      symbol.report(
        "nothing named '\(wanted)' is declared in \(path)",
        suggestion: SpellingSuggestion.nearest(wanted, among: declarations.names + last))
    } else {
      symbol.report(
        "'\(wanted)' may be one of several declarations",
        notes: ["write \(matches.joined(separator: " or "))"])
    }
  }
}

/// The sources this program was built from.
enum ProgramSources {
  /// The paths of all Swift files, sorted.
  static let paths =
    (SourceFingerprint.sourcePaths + EmbeddedFiles.all.map(\.path.description))
    .filter { $0.hasSuffix(".swift") }.sorted()

  static func text(of path: String) -> String? {
    SourceFingerprint.source(ofFile: path)
      ?? EmbeddedFiles.all.first { $0.path.description == path }?.text.description
  }
}

extension String {
  /// Without empty lines at the end.
  fileprivate var trimmed: String {
    String(self[..<(lastIndex { !$0.isWhitespace }.map(index(after:)) ?? startIndex)])
  }
}
