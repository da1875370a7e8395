import Experiments

/// A part of a book, as a build of some of its chapters needs it.
extension BookPlan {
  func builds(_ chapter: Int) -> Bool { selection?.contains(chapter) ?? true }

  /// The same book with only what some of its chapters show.
  ///
  /// - Throws: A name that no chapter has.
  func restricted(to names: [String]) throws -> BookPlan {
    var plan = self
    let selection = Set(try names.map(chapter(named:)))
    let files = Set(selection.map { chapters[$0].file })
    plan.selection = selection
    plan.figures = figures.filter { selection.contains($0.chapter) }
    plan.claims = claims.filter { selection.contains($0.chapter) }
    plan.values = values.filter { files.contains($0.key.file) }
    let drawn = plan.figures.flatMap { $0.directive.sources.map(\.name) }
    let claimed = plan.claims.flatMap(\.claims).flatMap(\.references.experiments)
    let quoted = plan.values.values.flatMap(\.references.experiments)
    let mentioned = Set(drawn).union(claimed).union(quoted)
    plan.experiments = experiments.filter {
      mentioned.contains($0.name) || files.contains($0.position.file)
    }
    return plan
  }

  /// Finds `chapters/01-the-problem.md` by that path, by its file name, or without the ending.
  private func chapter(named name: String) throws -> Int {
    let found = chapters.firstIndex { chapter in
      let file = chapter.file.split(separator: "/").last.map(String.init) ?? ""
      return [chapter.file, file, String(file.dropLast(".md".count))].contains(name)
    }
    guard let found else {
      throw UnknownName(kind: "chapter", name: name, known: chapters.map(\.stem))
    }
    return found
  }
}
