import Experiments

/// What the chapters of a book lead to, and whether it is there.
extension BookPlan {
  /// Finds what links may lead to, and publishes the data of experiments that a chapter links to.
  mutating func linkFiles(_ folder: ChapterFolder, _ diagnostics: inout [Diagnostic]) {
    let generated = GeneratedFiles(
      chapters: chapters, experiments: experiments.map(\.name),
      figures: figures.map(\.directive.name), hasClaims: !claims.isEmpty)
    links = LinkedFiles(
      chapters: chapters, attachments: attachments.files, generated: generated.linkable,
      folder: folder.name)
    let data = Set(dataFiles.map { LinkChecker.resolve("./\($0)", from: "") })
      .filter { SiteFiles.isValid($0) && !links.contains($0) }
    for file in data { links.add(file, address: file) }
    for file in data.intersection(linkedFiles).sorted() {
      attachments.add(.init(name: file, file: file, path: folder.path(ofBookFile: file)))
    }
    let named =
      experiments.map { ($0.name, $0.position) }
      + figures.map(\.directive).map { ($0.name, $0.position) }
    for (name, position) in named where name == "claims" {
      diagnostics.append(
        Diagnostic(
          at: position, length: name.count, "the name '\(name)' is taken by the list of all claims")
      )
    }
    for file in attachments.files where generated.collide(with: file.name) {
      diagnostics.append(
        .aboutFile(
          file.file, "the site has a file '\(file.name)' that the program makes",
          notes: ["give this one another name"]))
    }
  }

  /// The paths of all that text and captions link to.
  private var linkedFiles: Set<String> {
    let texts = Dictionary(grouping: figures, by: \.chapter).mapValues { $0.flatMap(\.texts) }
    return Set(
      chapters.enumerated().flatMap { index, chapter in
        let own = texts[index] ?? []
        let links = chapter.document.links + own.flatMap(\.links)
        let references = chapter.document.references + own.flatMap(\.references)
        return (links.map(\.destination) + references.map(\.destination)).compactMap {
          self.links.target(of: $0, from: chapter.file)?.file
        }
      })
  }

  func deadLinks(knowsData: Bool) -> [Diagnostic] {
    let checker = LinkChecker(
      documents: chapters.map(\.document), files: links, knowsAllFiles: knowsData,
      suggest: { SpellingSuggestion.nearest($0, among: $1) })
    let texts = Dictionary(grouping: figures, by: \.chapter).mapValues { $0.flatMap(\.texts) }
    return chapters.indices.concurrentMap { index in
      checker.diagnostics(for: chapters[index].document, with: texts[index] ?? [])
    }.flatMap(\.self)
  }
}
