import Testing

@testable import Book

struct CitedWorkTests {
  private func items(_ markdown: String) -> [List.Item] {
    Document.parse("# T\n\n## References\n\n\(markdown)\n", file: "a.md")
      .items(below: BibliographyPage.headings)
  }

  @Test(arguments: [
    ("S. Hochreiter. *Untersuchungen.* Diploma thesis, 1991.", "Hochreiter 1991"),
    ("X. Glorot, Y. Bengio. *Understanding it.* AISTATS, 2010.", "Glorot & Bengio 2010"),
    ("Y. Bengio, P. Simard and P. Frasconi. *Learning.* 5(2), 1994.", "Bengio et al. 1994"),
    ("J.-P. Dupont, A. O’Neill. *On 1000 layers.* 2021.", "Dupont & O’Neill 2021"),
    ("*Nobody wrote this.* 2001.", nil),
    ("A. Writer. *Without a year.*", nil),
  ])
  func worksAreCalledByAuthorsAndYear(entry: String, label: String?) throws {
    #expect(CitedWork.label(of: try #require(items("- \(entry)").first)) == label)
  }

  @Test func onlyListsOfReferencesAreTaken() {
    let document = Document.parse(
      "# T\n\n- no\n\n## References\n\n- yes\n\n## After\n\n- no\n", file: "a.md")
    #expect(document.items(below: BibliographyPage.headings).count == 1)
  }

  @Test func theSameTitleIsTheSameWork() {
    let works = items(
      """
      - X. Glorot. *Understanding the difficulty of training.* AISTATS, 2010.
      - X. Glorot, Y. Bengio. *Understanding the difficulty of
        training*. 2010.
      """
    ).map { CitedWork(item: $0, chapter: 0, chapters: [0]).identity }
    #expect(works.count == 2 && works[0] == works[1])
  }
}
