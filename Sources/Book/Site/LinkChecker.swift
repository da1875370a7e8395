import Experiments

/// Finds links, cross references and pictures that lead nowhere inside the book, at their place in the text.
struct LinkChecker: Sendable {
  /// Finds what an author may have meant.
  typealias Suggestion = @Sendable (_ word: String, _ candidates: [String]) -> String?

  /// The chapters in their order, and the names in each.
  private let chapters: [(file: String, anchors: Set<String>)]
  private let indices: [String: Int]
  private let files: LinkedFiles
  /// Whether all files of experiments are known.
  private let knowsAllFiles: Bool
  private let suggest: Suggestion

  init(
    documents: [Document], files: LinkedFiles, knowsAllFiles: Bool = true,
    suggest: @escaping Suggestion = { _, _ in nil }
  ) {
    let chapters = documents.concurrentMap { ($0.file, Self.anchors(of: $0)) }
    self.chapters = chapters.map { (file: $0.0, anchors: $0.1) }
    indices = Dictionary(
      chapters.indices.map { (chapters[$0].0, $0) }, uniquingKeysWith: { first, _ in first })
    self.files = files
    self.knowsAllFiles = knowsAllFiles
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
    let references = document.references + texts.flatMap(\.references)
    let links = (document.links + texts.flatMap(\.links)).compactMap { link in
      CrossReference(link.destination, link.position)
    }
    let problems = (references + links).compactMap { problem(with: $0, in: document) }
    let pictures = (document.images + texts.flatMap(\.images)).compactMap {
      problem(with: $0, in: document)
    }
    return (problems + pictures).sorted { $0.position < $1.position }
  }

  private func problem(with reference: CrossReference, in document: Document) -> Diagnostic? {
    guard let target = files.target(of: reference.destination, from: document.file) else {
      return missing(reference, in: document)
    }
    guard target.isChapter, let anchor = target.anchor, let index = indices[target.file] else {
      return nil
    }
    let name = CrossReference.name(ofAnchor: anchor)
    let names = chapters[index].anchors
    guard !name.isEmpty, !names.contains(name) else { return nil }
    let place = target.file == document.file ? "this page" : "'\(reference.file ?? "")'"
    return Diagnostic(
      at: reference.position, length: reference.length,
      "there is nothing named '\(anchor)' on \(place)",
      suggestion: suggestion(for: name, besides: index, in: document))
  }

  /// The name as it stands in another chapter, or a name like it here or there, with the file to link to.
  private func suggestion(for name: String, besides index: Int, in document: Document) -> String? {
    func link(to name: String, at index: Int) -> String {
      let file = chapters[index].file
      return file == document.file
        ? "#\(name)" : "\(Self.relative(file, to: document.file))#\(name)"
    }
    if let other = chapters.indices.first(where: { chapters[$0].anchors.contains(name) }) {
      return link(to: name, at: other)
    }
    if let near = suggest(name, chapters[index].anchors.sorted()) { return near }
    let owners = Dictionary(
      chapters.indices.flatMap { index in chapters[index].anchors.map { ($0, index) } },
      uniquingKeysWith: min)
    return suggest(name, owners.keys.sorted()).flatMap { near in
      owners[near].map { link(to: near, at: $0) }
    }
  }

  private func missing(_ reference: CrossReference, in document: Document) -> Diagnostic? {
    let written = reference.file ?? reference.destination
    let file = Self.resolve(written, from: document.file)
    let isOfBook = file.hasPrefix(Self.folder(of: document.file))
    guard isOfBook || knowsAllFiles else { return nil }
    let isPage = Self.isPage(written)
    return Diagnostic(
      at: reference.position, length: reference.length,
      isPage ? "there is no page '\(written)'" : "there is no file '\(written)'",
      suggestion: suggest(file, isPage ? files.chapters : files.files).map {
        Self.relative($0, to: document.file)
      },
      notes: isOfBook
        ? [] : ["a link leads to a chapter, a file beside the chapters, or an experiment's data"])
  }

  private func problem(with image: Image, in document: Document) -> Diagnostic? {
    guard LinkAddress.isSafe(image.source), !LinkAddress.isExternal(image.source) else {
      return nil
    }
    let length = image.source.count + image.alternative.count + "![]()".count
    guard !image.source.isEmpty,
      let target = files.target(of: image.source, from: document.file)
    else {
      let pictures = files.files.filter(MediaType.isPicture)
      return Diagnostic(
        at: image.position, length: length,
        image.source.isEmpty
          ? "this picture has no file" : "there is no picture '\(image.source)'",
        suggestion: suggest(Self.resolve(image.source, from: document.file), pictures).map {
          Self.relative($0, to: document.file)
        })
    }
    guard MediaType.isPicture(target.file) else {
      return Diagnostic(
        at: image.position, length: length, "'\(image.source)' is no picture that browsers show",
        notes: ["a link to it has no '!' before it"])
    }
    return nil
  }

  private static func isPage(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return !name.contains(".") || [".md", ".html"].contains { name.lowercased().hasSuffix($0) }
  }

  private static func folder(of file: String) -> String {
    file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file[...$0]) } ?? ""
  }

  /// A path as written in a file, seen from the book's folder.
  static func resolve(_ path: String, from file: String) -> String {
    // Nearly all links lead to a file in the same folder.
    if !path.hasPrefix("."), !path.utf8.contains(UInt8(ascii: "/")) {
      return folder(of: file) + path
    }
    var parts = file.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") where part != "." {
      if part == "..", !parts.isEmpty { parts.removeLast() } else { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }

  /// A path from the book's folder, as it is written in a file.
  private static func relative(_ path: String, to file: String) -> String {
    let folder = folder(of: file)
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : "../\(path)"
  }
}
