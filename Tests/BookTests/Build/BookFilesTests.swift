import Experiments
import Foundation
import Testing

@testable import Book

/// Files beside the chapters and links to them: what is there is shown under its name, what is not is told.
@Suite struct BookFilesTests {
  /// The smallest picture.
  static let png = Array(
    Data(
      base64Encoded:
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    ) ?? Data())

  /// A book of one chapter with files beside it.
  static func book(_ text: String, files: [String] = [], chapters: [String: String] = [:]) throws
    -> TemporaryBook
  {
    let book = try TemporaryBook(["01-a.md": "# A\n\n\(text)\n"].merging(chapters) { $1 })
    for file in files { try add(file, to: book) }
    return book
  }

  static func add(_ file: String, _ bytes: [UInt8] = png, to book: TemporaryBook) throws {
    let url = URL(fileURLWithPath: "\(book.folder)/chapters").appending(path: file)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  private static func diagnostics(_ book: TemporaryBook) throws -> [Diagnostic] {
    do {
      return try book.build().warnings
    } catch let diagnostics as Diagnostics {
      return diagnostics.all
    }
  }

  /// How a picture's name may be written, and the address it gets.
  @Test(arguments: [
    ("photo.png", "photo.png", "photo.png"),
    ("images/photo.png", "images/photo.png", "images/photo.png"),
    ("./images/../photo.png", "photo.png", "photo.png"), ("/photo.png", "photo.png", "photo.png"),
    ("my%20photo.png", "my photo.png", "my%20photo.png"),
    ("<my photo (1).png>", "my photo (1).png", "my%20photo%20%281%29.png"),
    ("a&b.png", "a&b.png", "a%26b.png"), ("a%23b.png", "a#b.png", "a%23b.png"),
    ("a#b.png", "a#b.png", "a%23b.png"), ("a?b.png", "a?b.png", "a%3Fb.png"),
    ("photo.png?raw=1", "photo.png", "photo.png?raw=1"), ("100%.png", "100%.png", "100%25.png"),
    ("图.png", "图.png", "%E5%9B%BE.png"), ("%E5%9B%BE.png", "图.png", "%E5%9B%BE.png"),
    ("\u{E9}.png", "e\u{301}.png", "e%CC%81.png"), ("e\u{301}.png", "\u{E9}.png", "%C3%A9.png"),
    ("a/b c/d.png", "a/b c/d.png", "a/b%20c/d.png"), ("Photo.PNG", "Photo.PNG", "Photo.PNG"),
  ])
  func picturesAreFoundByTheirNames(_ written: String, _ file: String, _ address: String) throws {
    let destination = written.contains(" ") && !written.hasPrefix("<") ? "<\(written)>" : written
    let book = try Self.book("![Words](\(destination))", files: [file])
    #expect(try book.build(singleFile: true).warnings == [])
    let page = try book.page("01-a.html")
    #expect(page.contains("<img src=\"\(address)\""), "\(page)")
    #expect(try book.site()[file] == Data(Self.png))
    let whole = try book.page("book.html")
    #expect(whole.contains("<img src=\"data:image/png;base64,"), "a picture is in the one file too")
  }

  @Test func filesAreLinkedToUnderTheirNames() throws {
    let book = try Self.book(
      "[a](a%20b.csv) and [](files/notes.pdf) and [c](two%20words.md#deep) and [](./two%20words.md#deep)",
      files: ["a b.csv", "files/notes.pdf"], chapters: ["two words.md": "# Two\n\n## Deep\n"])
    #expect(try book.build().warnings == [])
    let page = try book.page("01-a.html")
    #expect(page.contains("href=\"a%20b.csv\""))
    #expect(page.contains("href=\"files/notes.pdf\">notes.pdf</a>"))
    #expect(page.contains("href=\"two%20words.html#deep\">c</a>"))
    #expect(page.contains("href=\"two%20words.html#deep\">Deep</a>"))
  }

  @Test(arguments: [
    ("![x](photo.pgn)", "there is no picture 'photo.pgn'", "photo.png"),
    ("![x](images/photo.png)", "there is no picture 'images/photo.png'", "photo.png"),
    ("![x](notes.pdf)", "is no picture that browsers show", nil),
    ("![x](01-a.md)", "is no picture that browsers show", nil),
    ("[x](note.pdf)", "there is no file 'note.pdf'", "notes.pdf"),
    ("[x](01-b.md)", "there is no page '01-b.md'", "01-a.md"),
    ("[x](../secret.txt)", "there is no file '../secret.txt'", nil),
    ("[x](../../etc/passwd)", "there is no page", nil), ("![]()", "this picture has no file", nil),
  ])
  func whatIsMissingIsCalledWhatItIs(_ text: String, _ message: String, _ near: String?) throws {
    let book = try Self.book(text, files: ["photo.png", "notes.pdf"])
    try Data("secret".utf8).write(to: URL(fileURLWithPath: book.folder + "/secret.txt"))
    let found = try Self.diagnostics(book)
    #expect(found.count == 1 && found[0].severity == .error, "\(found)")
    #expect(found.first?.message.contains(message) == true, "\(found)")
    #expect(found.first?.position == SourcePosition(file: "chapters/01-a.md", line: 3, column: 1))
    if let near { #expect(found.first?.suggestion == near) }
  }

  @Test func filesOfOtherFoldersAndOfEditorsStayOutside() throws {
    let left = [
      "01-a.md~", "#01-a.md#", "01-a.md.bak", ".DS_Store", ".obsidian/x.json", "b.md.swp",
    ]
    let book = try Self.book("Text.", files: left + ["photo.png"])
    #expect(try book.build().warnings == [])
    let published = try book.site().keys.filter { name in left.contains { name.hasSuffix($0) } }
    #expect(published.isEmpty, "\(published)")
    #expect(try book.site()["photo.png"] != nil)
    // An editor's swap file appears while a chapter is written: nothing has to be built for it.
    try Self.add(".01-a.md.swp", to: book)
    try Self.add("02-b.md~", to: book)
    #expect(try book.build().pagesWritten == 0)
  }

  @Test func chaptersAreNumberedAsPeopleCount() throws {
    let book = try TemporaryBook([
      "1-one.md": "# One\n\nSee [](10-ten.md).\n", "10-ten.md": "# Ten\n", "2-two.md": "# Two\n",
    ])
    _ = try book.build()
    #expect(
      try book.page("1-one.html").contains(
        "<a class=\"reference\" href=\"10-ten.html\">Chapter 3</a>"))
  }

  /// A file that would stand where the program writes one, or that another system would take for it.
  @Test(arguments: [
    "index.html", "404.html", "01-a.html", "01-A.HTML", "experiments.html", "claims.html",
    "bibliography.html", "book.html", "sitemap.xml", "feed.xml", "search-index.js",
    "assets/style.css", "figures/fig-chain.svg", "data/chain.json", "data/fig-chain.csv",
    "data/claims.json", "source/mine.html", "figures", "assets", "index.html/x.png",
  ])
  func filesInPlaceOfGeneratedOnesAreRefused(_ file: String) throws {
    let book = try TemporaryBook(["01-a.md": TemporaryBook.chapter])
    try Self.add(file, to: book)
    let found = try Self.diagnostics(book).filter { $0.severity == .error }
    #expect(found.count == 1 && found[0].message.contains("that the program makes"), "\(found)")
    #expect(found.first?.position.file == "chapters/\(file)")
  }

  @Test func everyGeneratedFileIsReserved() throws {
    let book = try TemporaryBook([
      "01-a.md": TemporaryBook.chapter + "\n\n## References\n\n- A. B. *C.* D, 2010. {#b-2010}\n",
      "index.md": "---\nreference: true\n---\n# Book\n",
      "glossary.md": "# Words\n\n## Word\n\nText.\n",
    ])
    _ = try book.build(singleFile: true, baseURL: "https://example.org/")
    let files = try book.site().keys.filter { $0 != SiteWriter.marker }
    var options = BuildOptions()
    options.book = book.folder
    let plan = try BookBuild(options).folder.plan()
    let generated = GeneratedFiles(
      chapters: plan.chapters, experiments: plan.experiments.map(\.name),
      figures: plan.figures.map(\.directive.name), hasClaims: true)
    for file in files { #expect(generated.collide(with: file), "\(file)") }
    for path in generated.linkable { #expect(files.contains(path), "\(path)") }
    #expect(!generated.collide(with: "figures/photo.png") && !generated.collide(with: "data/x.csv"))
  }

  @Test(arguments: ["Index.md", "GLOSSARY.md", "reference.md", "Claims.md", "404.md"])
  func namesOfPagesTheBookMakesAreRefused(_ name: String) throws {
    let book = try TemporaryBook(["01-a.md": "# A\n", name: "# B\n"])
    let found = try Self.diagnostics(book).filter { $0.severity == .error }
    #expect(found.count == 1 && found[0].message.contains("may not be named"), "\(found)")
  }

  /// Experiments' own data, and what the program makes of results, can be linked to.
  @Test func dataIsPublishedWhereAChapterLinksToIt() throws {
    let chapter = """
      # A

      ```experiment e
      data: {csv: {file: "data/my points.csv", target: y}}
      model: [{dense: 1}]
      loss: mse
      record: loss
      ```

      """
    let book = try TemporaryBook(["01-a.md": chapter])
    let rows = "x,y\n" + (0..<20).map { "\($0),\($0 * 2)\n" }.joined()
    try FileManager.default.createDirectory(
      atPath: book.folder + "/data", withIntermediateDirectories: true)
    try Data(rows.utf8).write(to: URL(fileURLWithPath: book.folder + "/data/my points.csv"))
    _ = try book.build()
    #expect(try book.site()["data/my points.csv"] == nil, "nobody asked for it")
    try book.write(
      chapter
        + "[The points](../data/my%20points.csv), [](data/e.json), [runs](experiments.html)\n",
      to: "01-a.md")
    #expect(try book.build().warnings == [])
    #expect(try book.site()["data/my points.csv"] == Data(rows.utf8))
    let page = try book.page("01-a.html")
    #expect(page.contains("href=\"data/my%20points.csv\""))
    #expect(page.contains("href=\"data/e.json\">e.json</a>"))
  }

  @Test func linksOfTheFileSystemAreFollowedInsideTheBookOnly() throws {
    let book = try Self.book("![x](inside.png)", files: ["photo.png", "folder/a.png"])
    let files = FileManager.default
    let chapters = "\(book.folder)/chapters"
    for (name, target) in [
      ("inside.png", "photo.png"), ("outside.txt", "/etc/hostname"), ("loop", "loop"),
      ("around", "."), ("nowhere.png", "gone.png"),
    ] {
      try files.createSymbolicLink(atPath: "\(chapters)/\(name)", withDestinationPath: target)
    }
    #expect(mkfifo("\(chapters)/pipe", 0o600) == 0)
    let warnings = try book.build().warnings
    #expect(
      warnings.map(\.position.file) == [
        "chapters/around", "chapters/loop", "chapters/nowhere.png", "chapters/outside.txt",
        "chapters/pipe",
      ], "\(warnings)")
    let site = try book.site()
    #expect(site["inside.png"] == Data(Self.png))
    #expect(site["outside.txt"] == nil && site["pipe"] == nil)
  }

  @Test(arguments: [
    ("\u{FEFF}# A\r\n\r\nWords\r\nand\tmore.\r\n", nil), ("", "the chapter has no title"),
    ("\n \n", "the chapter has no title"), ("---\n---\n", "the chapter has no title"),
  ])
  func bytesThatEditorsWriteAreReadOrTold(_ text: String, _ message: String?) throws {
    let book = try TemporaryBook(["01-a.md": text, "02-b.md": "# B\n"])
    let found = try Self.diagnostics(book)
    if let message {
      #expect(found.contains { $0.message == message && $0.position.file == "chapters/01-a.md" })
    } else {
      #expect(found == [])
      #expect(try book.page("01-a.html").contains("<h1 id=\"a\">A</h1>\n<p>Words\nand\tmore.</p>"))
    }
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
  func otherEncodingsAreNamed(_ encoding: String.Encoding) throws {
    let book = try TemporaryBook(["02-b.md": "# B\n"])
    let data = try #require("\u{FEFF}# A\n".data(using: encoding))
    try Self.add("01-a.md", Array(data), to: book)
    let found = try Self.diagnostics(book)
    #expect(found.first?.message.contains("not UTF-8") == true)
    #expect(found.first?.notes.first?.contains("UTF-16") == true)
  }
}
