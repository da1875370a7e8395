import Experiments

/// A page behind the chapters, which the book makes by itself.
struct BackMatterPage: Sendable {
  /// `experiments.html`
  var address: String
  var title: String
  var description: String
  /// Everything below the title.
  var bodyHTML: String
  var sections: [PageContext.Section] = []
}

/// The pages behind the chapters.
///
/// A new one is one file and one line here.
enum BackMatter {
  /// In the order of the sidebar; those that would be empty are left out.
  static func pages(of book: FinishedBook) -> [BackMatterPage] {
    let makers: [@Sendable (FinishedBook) -> BackMatterPage?] = [
      { ExperimentsPage($0).page }, { ClaimsPage($0).page }, { BibliographyPage($0).page },
    ]
    return makers.concurrentMap { $0(book) }.compactMap { $0 }
  }

  /// Names that no chapter may have.
  private static let reservedStems: Set = [
    "experiments", "claims", "bibliography", "404", "book", "reference",
  ]
  /// Pages that only a file of just that name makes.
  private static let exactStems: Set = ["index", "glossary"]

  /// Whether no chapter may have the name: to many systems upper and lower case are the same.
  static func reserves(_ stem: String) -> Bool {
    let lowercased = stem.lowercased()
    return reservedStems.contains(lowercased)
      || (exactStems.contains(lowercased) && stem != lowercased)
  }
}
