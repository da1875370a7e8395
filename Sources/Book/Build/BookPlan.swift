import Experiments

/// A book that has been read and checked, with everything it will compute and show; nothing has run.
struct BookPlan: Sendable {
  var chapters: [Chapter] = []
  var attachments: Attachments
  /// All that links may lead to.
  var links = LinkedFiles(chapters: [], attachments: [], generated: [], folder: "")
  var experiments: [PlannedExperiment] = []
  var figures: [PlannedFigure] = []
  var claims: [PlannedClaims] = []
  /// Excerpts of this program's source, by the place of their fence.
  var inclusions: [SourcePosition: SourceInclusion] = [:]
  /// The texts of all directives that have a name.
  var directives: [String: String] = [:]
  /// The values of running text, captions and titles, by their place.
  var values: [SourcePosition: ValueExpression] = [:]
  var schema = ResultSchema([])
  var warnings: [Diagnostic] = []
  /// Indices of the chapters to build; nil for all.
  var selection: Set<Int>?

  /// - Throws: All that is wrong with the book, of every chapter.
  init(
    _ files: [ChapterFolder.File], attachments: Attachments, folder: ChapterFolder,
    _ found: [Diagnostic] = []
  ) throws(Diagnostics) {
    self.attachments = attachments
    var diagnostics = found
    readChapters(files, &diagnostics)
    var names = Names()
    let count = diagnostics.count
    readExperiments(folder.book, &names, &diagnostics)
    let hasAllExperiments = !diagnostics[count...].contains { $0.severity == .error }
    schema = ResultSchema(experiments.map(\.schema))
    readFigures(&names, &diagnostics)
    readClaims(&names, &diagnostics)
    readInclusions(&names, &diagnostics)
    // A broken experiment would make every mention of it look wrong as well.
    if !diagnostics.contains(where: { $0.severity == .error }) {
      diagnostics += figures.flatMap { $0.check(schema, experiments) }
      readValues(&diagnostics)
      checkClaims(&diagnostics)
    }
    linkFiles(folder, &diagnostics)
    diagnostics += deadLinks(knowsData: hasAllExperiments)
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      throw Diagnostics(diagnostics)
    }
    warnings = diagnostics
  }

  private mutating func readChapters(
    _ files: [ChapterFolder.File], _ diagnostics: inout [Diagnostic]
  ) {
    var count = 0
    let numbers = files.map { file -> Int? in
      guard file.isNumbered else { return nil }
      count += 1
      return count
    }
    let read = files.indices.concurrentResults { index throws(Diagnostics) in
      try files[index].chapter(number: numbers[index])
    }
    for (file, result) in zip(files, read) {
      do throws(Diagnostics) {
        let chapter = try result.get()
        diagnostics += chapter.document.diagnostics
        diagnostics += try chapter.readFrontMatter().diagnostics
        if chapter.document.title == nil {
          diagnostics.append(
            Diagnostic(
              at: SourcePosition(file: file.name, line: 1, column: 1),
              "the chapter has no title",
              notes: ["it starts with a heading such as '# The problem'"]))
        }
        if !file.isReference, BackMatter.reserves(chapter.stem) {
          diagnostics.append(
            Diagnostic(
              at: SourcePosition(file: file.name, line: 1, column: 1),
              "a chapter may not be named '\(chapter.stem)'",
              notes: ["the book makes a page of that name by itself"]))
        }
        for fence in chapter.document.fences {
          if let name = fence.name { directives[name] = fence.body.text }
        }
        chapters.append(chapter)
      } catch {
        diagnostics += error.all
      }
    }
  }

  /// The directives of a kind that have a name of their own or none.
  private func fences(
    _ kind: Fence.Kind, _ names: inout Names, _ diagnostics: inout [Diagnostic]
  ) -> [PlacedFence] {
    var found: [PlacedFence] = []
    for (index, chapter) in chapters.enumerated() {
      var count = 0
      for fence in chapter.document.fences where fence.kind == kind {
        if let problem = fence.name.flatMap({ names.add($0, at: fence.namePosition) }) {
          diagnostics.append(problem)
        } else {
          count += 1
          found.append(PlacedFence(fence: fence, chapter: index, number: count))
        }
      }
    }
    return found
  }

  private mutating func readExperiments(
    _ folder: String, _ names: inout Names, _ diagnostics: inout [Diagnostic]
  ) {
    let defaults = chapters.map(\.frontMatter.defaults)
    let ofBook = zip(chapters, defaults).first { $0.0.isIndex }?.1
    let directives = fences(.experiment, &names, &diagnostics).map { placed in
      let own = chapters[placed.chapter].isIndex ? nil : defaults[placed.chapter]
      return ExperimentDirective(
        name: placed.fence.name ?? "", position: placed.fence.namePosition,
        body: DirectiveSource(placed.fence.body), bookFolder: folder,
        defaults: [own, ofBook].compactMap(\.self))
    }
    let trees = ExperimentTrees(directives)
    let planned = directives.concurrentResults { directive throws(Diagnostics) in
      try PlannedExperiment(directive, in: trees)
    }
    for result in planned {
      do throws(Diagnostics) {
        let experiment = try result.get()
        experiments.append(experiment)
        diagnostics += experiment.warnings
      } catch {
        // What is wrong with a base is wrong with all that is based on it, and told once.
        diagnostics += error.all.filter { !diagnostics.contains($0) }
      }
    }
  }

  private mutating func readFigures(_ names: inout Names, _ diagnostics: inout [Diagnostic]) {
    let numbers = chapters.map { chapter in chapter.number.map { "\($0)." } ?? "" }
    let calls = chapters.map(\.document.captionCalls)
    figures = fences(.figure, &names, &diagnostics).concurrentResults {
      placed throws(Diagnostics) in
      let directive = try FigureDirective(
        name: placed.fence.name ?? "", position: placed.fence.namePosition,
        body: DirectiveSource(placed.fence.body))
      return PlannedFigure(
        directive, chapter: placed.chapter, number: "\(numbers[placed.chapter])\(placed.number)",
        body: placed.fence.body, calls: calls[placed.chapter])
    }.successes(&diagnostics)
  }

  private mutating func readClaims(_ names: inout Names, _ diagnostics: inout [Diagnostic]) {
    claims = fences(.claim, &names, &diagnostics).concurrentResults { placed throws(Diagnostics) in
      try PlannedClaims(placed.fence, chapter: placed.chapter, number: placed.number)
    }.successes(&diagnostics)
  }

  private mutating func readInclusions(_ names: inout Names, _ diagnostics: inout [Diagnostic]) {
    for placed in fences(.include, &names, &diagnostics) {
      do throws(Diagnostics) {
        inclusions[placed.fence.position] = try SourceInclusion(placed.fence)
      } catch {
        diagnostics += error.all
      }
    }
  }

  private func checkClaims(_ diagnostics: inout [Diagnostic]) {
    let schema = schema
    let checks = claims.flatMap(\.claims).concurrentResults { claim throws(Diagnostics) in
      try claim.check(against: schema)
    }
    _ = checks.successes(&diagnostics)
  }

  private mutating func readValues(_ diagnostics: inout [Diagnostic]) {
    let inText = chapters.flatMap {
      $0.document.values + ($0.frontMatter.description?.values ?? [])
    }
    let inFigures = figures.flatMap { $0.texts.flatMap(\.values) }
    let schema = schema
    let all = inText + inFigures
    let expressions = all.concurrentResults { value throws(Diagnostics) in
      let expression = try ValueExpression.parse(DirectiveSource(value.source))
      try expression.check(against: schema)
      return (value.position, expression)
    }
    for (position, expression) in expressions.successes(&diagnostics) {
      values[position] = expression
    }
  }
}

/// A directive and where it stands.
private struct PlacedFence: Sendable {
  var fence: Fence
  /// Index of its chapter.
  var chapter: Int
  /// Counts those of its kind in the chapter, from 1.
  var number: Int
}

extension BookPlan {
  /// The files that experiments take their samples from, below the book's folder.
  var dataFiles: [String] {
    let files = experiments.flatMap(\.points).flatMap(\.run.source.files)
    return Set(files.map(\.path)).sorted()
  }

  /// Whether the book has directives of a kind, also in chapters that are not built.
  func hasDirectives(_ kind: Fence.Kind) -> Bool {
    chapters.contains { $0.document.fences.contains { $0.kind == kind } }
  }

  /// The pictures of all chapters and captions.
  var images: [Image] {
    chapters.flatMap(\.document.images) + figures.flatMap { $0.texts.flatMap(\.images) }
  }
}

extension PlannedExperiment {
  /// What the experiment will measure.
  var schema: ResultSchema.Experiment {
    ResultSchema.Experiment(
      name,
      metrics: metricAxes.map { ResultSchema.Metric($0.name, axes: $0.axes) }
        + textAxes.map { ResultSchema.Metric($0.name, axes: $0.axes, isText: true) })
  }
}
