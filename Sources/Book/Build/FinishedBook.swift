import Experiments

/// A book whose results are there: everything that its pages are made of.
struct FinishedBook: Sendable {
  let plan: BookPlan
  let results: BookResults
  let typesetting: Typesetting
  /// The drawing of each figure, in the order of the plan.
  let drawings: [FigureMarkup]
  let references: References
  let glossary: Glossary
  let usage: BookUsage
  let template = PageTemplate()
  let wording = Wording.english
  /// The chapters as the contents of every page list them, in the order of the plan.
  let chapterEntries: [PageContext.Chapter]

  init(
    plan: BookPlan, results: BookResults, typesetting: Typesetting, drawings: [FigureDrawing],
    cache: any MarkupCache = NoMarkupCache()
  ) {
    self.plan = plan
    self.results = results
    self.typesetting = typesetting
    self.drawings = zip(plan.figures, drawings).map {
      FigureMarkup($0, $1, in: plan, results, cache: cache)
    }
    references = References(plan) { results.values[$0.position] ?? "" }
    glossary = Glossary(plan.chapters)
    usage = BookUsage(plan)
    chapterEntries = plan.chapters.concurrentMap { chapter in
      PageContext.Chapter(
        number: chapter.number.map(String.init) ?? "",
        title: chapter.title { results.values[$0.position] ?? "" }, address: chapter.address,
        isCurrent: false)
    }
  }

  /// The index comes first, if there is one.
  var title: String {
    plan.chapters.first?.isIndex == true ? chapterEntries[0].title : wording.contents
  }

  func title(of chapter: Chapter) -> String {
    chapter.title { results.values[$0.position] ?? "" }
  }

  /// "3 Activations"; the title alone of a page without a number.
  func numberedTitle(of chapter: Chapter) -> String {
    (chapter.number.map { "\($0) " } ?? "") + title(of: chapter)
  }

  /// The first sentence of the first paragraph, unless the front matter says what the chapter is about.
  func description(of chapter: Chapter) -> String {
    let value = { (value: InlineValue) in results.values[value.position] ?? "" }
    return chapter.frontMatter.description.map { PlainText.text(of: $0.content, value: value) }
      ?? chapter.firstSentence(value: value)
  }

  /// What a chapter shows beyond its Markdown; `hasFiles` says whether there are other files to link to.
  func content(ofChapter index: Int, hasFiles: Bool = true) -> ChapterContent {
    let own = zip(plan.figures, drawings).filter { $0.0.chapter == index }
    return ChapterContent(
      book: self, chapter: index, hasFiles: hasFiles,
      drawings: Dictionary(
        own.map { ($0.directive.name, $1) }, uniquingKeysWith: { first, _ in first }))
  }
}
