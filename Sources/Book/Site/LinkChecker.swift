import Experiments

/// Finds links and cross references that lead nowhere inside the book, at their place in the text.
struct LinkChecker: Sendable {
  /// Finds what an author may have meant.
  typealias Suggestion = @Sendable (_ word: String, _ candidates: [String]) -> String?

  /// Anchors of every chapter, by its path.
  private let anchors: [String: Set<String>]
  /// Other paths that links may lead to, as seen from the book's folder.
  private let otherPaths: Set<String>
  private let suggest: Suggestion

  init(
    documents: [Document], otherPaths: Set<String> = [],
    suggest: @escaping Suggestion = { _, _ in nil }
  ) {
    anchors = Dictionary(
      documents.concurrentMap { ($0.file, Self.anchors(of: $0)) },
      uniquingKeysWith: { $0.union($1) })
    self.otherPaths = otherPaths
    self.suggest = suggest
  }

  /// The names in a chapter that a link can point to.
  static func anchors(of document: Document) -> Set<String> {
    Set(
      document.headings.map(\.anchor) + document.fences.compactMap(\.name)
        + document.namedItems.map(\.anchor))
  }

  /// What is wrong with the links of a document, and of `texts`: the captions and titles of its figures.
  func diagnostics(for document: Document, with texts: [InlineText] = []) -> [Diagnostic] {
    let references = (document.references + texts.flatMap(\.references)).map { ($0, $0.position) }
    let links = document.links.compactMap { link in
      CrossReference(link.destination, link.position).map { ($0, link.position) }
    }
    let pictures = document.images.compactMap { image in
      CrossReference(image.source, image.position).map { ($0, image.position) }
    }
    return (references + links + pictures).sorted { $0.1 < $1.1 }.compactMap { reference, _ in
      problem(with: reference, in: document)
    }
  }

  private func problem(with reference: CrossReference, in document: Document) -> Diagnostic? {
    let file = reference.file.map { Self.resolve($0, from: document.file) } ?? document.file
    guard let names = anchors[file] else {
      if otherPaths.contains(file) { return nil }
      let written = reference.file ?? ""
      return Diagnostic(
        at: reference.position, length: reference.length, "there is no page '\(written)'",
        suggestion: suggest(file, anchors.keys.sorted()).map {
          Self.relative($0, to: document.file)
        }
      )
    }
    guard let anchor = reference.anchor, let name = reference.name, !names.contains(name) else {
      return nil
    }
    let place = reference.file.map { "'\($0)'" } ?? "this page"
    return Diagnostic(
      at: reference.position, length: reference.length,
      "there is nothing named '\(anchor)' on \(place)",
      suggestion: suggest(anchor, names.sorted()))
  }

  /// A path as written in a file, seen from the book's folder.
  static func resolve(_ path: String, from file: String) -> String {
    // Nearly all links lead to a file in the same folder.
    if !path.hasPrefix("."), !path.utf8.contains(UInt8(ascii: "/")) {
      let folder = file.utf8.lastIndex(of: UInt8(ascii: "/")).map { file[...$0] } ?? ""
      return folder + path
    }
    var parts = file.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") where part != "." {
      if part == "..", !parts.isEmpty { parts.removeLast() } else { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }

  private static func relative(_ path: String, to file: String) -> String {
    let folder = file.split(separator: "/").dropLast().joined(separator: "/") + "/"
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }
}
