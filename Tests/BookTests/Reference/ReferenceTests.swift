import Experiments
import Foundation
import Testing

@testable import Book

@Suite struct ReferenceTests {
  /// The page of a book that asks for it, with its worked example run.
  @Test func thePageTeachesByAnExampleThatRuns() throws {
    let book = try TemporaryBook(["index.md": "---\nreference: true\n---\n# Book\n\nText.\n"])
    let summary = try book.build()
    #expect(summary.runsComputed == 6)
    #expect(summary.claims == 2)
    let page = try book.page("reference.html")
    #expect(page.contains("<figure class=\"figure\" id=\"fig-reference-example\""))
    #expect(page.contains("class=\"claim held\""))
    for key in Terms.experimentKeys.map(\.name) + Reference.tables.flatMap({ $0.terms.map(\.key) })
    {
      #expect(page.contains("<code>\(key.escapedForHTML)</code>"), "\(key) is missing")
    }
    for term in Reference.tables.flatMap(\.terms) {
      let words = term.summary.split { !$0.isLetter }.map(String.init)
      #expect(words.allSatisfy { page.contains($0) }, "\(term.key): \(term.summary)")
    }
    #expect(try book.page("index.html").contains("href=\"reference.html\""))
  }

  @Test func aBookThatDoesNotAskHasNone() throws {
    let book = try TemporaryBook(["index.md": "# Book\n\nText.\n"])
    _ = try book.build()
    #expect(try book.site()["reference.html"] == nil)
  }

  /// What stands in the reference is what a reader accepts.
  @Test(arguments: FigureKinds.all.entries.map(\.example))
  func examplesOfFiguresAreRight(example: String) throws {
    // Some draw no experiment but what they are told.
    let drawsNoExperiment = ["activations", "path-lengths: {blocks"].contains {
      example.hasPrefix($0)
    }
    let body =
      (drawsNoExperiment ? "" : "from: net\n") + "title: A title\ncaption: A caption.\n" + example
    _ = try FigureDirective(
      name: "fig", position: SourcePosition(file: "a.md", line: 1, column: 1),
      body: DirectiveSource(text: body, file: "a.md", line: 2, column: 1))
  }

  @Test func figuresSayWhatTheyTake() {
    let curves = Reference.tables.last?.terms.first { $0.key == "curves" }
    #expect(curves?.settings.first?.key == "metric")
    #expect(curves?.settings.contains { $0.key == "x-label" } == true)
  }

  @Test func theSchemaOfFiguresKnowsEveryKind() throws {
    let text = FigureSchema.schema.indentedText
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(
      Set(properties.keys) == Set(FigureKinds.all.keys + Reference.figureKeys.map(\.name)))
    #expect((schema["oneOf"] as? [Any])?.count == FigureKinds.all.keys.count)
    let definitions = try #require(schema["$defs"] as? [String: Any])
    for part in text.components(separatedBy: "#/$defs/").dropFirst() {
      #expect(definitions[String(part.prefix { $0 != "\"" })] != nil)
    }
  }

  @Test func everyWordIsExplained() throws {
    let words =
      Terms.experimentKeys.map(\.name) + Reference.tables.flatMap { $0.terms.map(\.key) }
      + ExpressionFunction.all.map(\.name) + ValueFormatter.examples.map(\.name)
    for word in words {
      #expect(try Explanation.text(of: word).contains("example"))
      #expect(Explanation.overview.contains(word))
    }
    let dense = try Explanation.text(of: "dense")
    #expect(dense.contains("units (a whole number from 1 to 65536, required)"))
    let error = #expect(throws: UnknownName.self) { try Explanation.text(of: "batch-nrom") }
    #expect(error?.description.contains("did you mean 'batch-norm'?") == true)
  }

  @Test func aNewChapterBuildsAsItIs() throws {
    let book = try TemporaryBook(["index.md": "# Book\n\nText.\n"])
    var options = BuildOptions()
    options.book = book.folder
    let build = BookBuild(options)
    let path = try build.addChapter("drop-out")
    #expect(path == "\(book.folder)/chapters/01-drop-out.md")
    let summary = try book.build()
    #expect(summary.claims == 2)
    #expect(throws: NewNameError.self) { try build.addChapter("drop-out") }
    #expect(throws: NewNameError.self) { try build.newExperiment("drop-out-first") }
    #expect(throws: NewNameError.self) { try build.addChapter("Not a name") }
    #expect(try build.addChapter("more").hasSuffix("/02-more.md"))
  }
}
