import Experiments
import Testing

@testable import Book

@Suite struct SourceInclusionTests {
  private static func chapter(_ body: String) -> String {
    "# Code\n\n```include\n\(body)\n```\n"
  }

  private static func error(_ body: String) throws -> Diagnostic {
    let book = try TemporaryBook(["01-code.md": chapter(body)])
    return try #require(WrongBookTests.errors { try book.build() }.first)
  }

  @Test func aPageShowsTheCodeThatRuns() throws {
    let book = try TemporaryBook([
      "01-code.md": Self.chapter("file: Activations/Sigmoid.swift\nsymbol: Sigmoid.forward")
    ])
    _ = try book.build()
    let page = try book.page("01-code.html")
    #expect(
      page.contains(
        "<figcaption><code>Sources/<wbr>Engine/<wbr>Activations/<wbr>Sigmoid.swift</code>"))
    #expect(page.contains("hljs-keyword\">func"))
    #expect(!page.contains("backward"))
  }

  @Test func aWholeFileNeedsNoSymbol() throws {
    let book = try TemporaryBook(["01-code.md": Self.chapter("file: Sigmoid.swift")])
    _ = try book.build()
    #expect(try book.page("01-code.html").contains("backward"))
  }

  @Test func unknownFilesAreAnswered() throws {
    let error = try Self.error("file: Activations/Sigmiod.swift")
    #expect(error.position == SourcePosition(file: "chapters/01-code.md", line: 4, column: 7))
    #expect(error.suggestion == "Activations/Sigmoid.swift")
  }

  @Test func unknownSymbolsAreAnswered() throws {
    let error = try Self.error("file: Sigmoid.swift\nsymbol: Sigmoid.fourward")
    #expect(error.position == SourcePosition(file: "chapters/01-code.md", line: 5, column: 9))
    #expect(error.suggestion == "Sigmoid.forward")
  }

  @Test func filesOfOneNameAreToldApart() throws {
    let error = try Self.error("file: FileSystem.swift")
    #expect(error.message.contains("one of several files"))
    #expect(error.notes.first?.contains("Sources/Book/Site/FileSystem.swift") == true)
  }

  @Test func itTakesNoName() throws {
    let book = try TemporaryBook(["01-code.md": "# C\n\n```include code\nfile: Dense.swift\n```\n"])
    let error = try #require(WrongBookTests.errors { try book.build() }.first)
    #expect(error.position.column == 12)
    #expect(error.message.contains("no name"))
  }
}
