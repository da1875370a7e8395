import Experiments
import Foundation

/// The folder of a book's chapters.
///
/// Files are taken in the order of their names and numbered from 1. Three have no number: `index.md`, which
/// comes first, `glossary.md`, which comes last, and `reference.md`, which is written by the program.
struct ChapterFolder: Sendable {
  /// The book's folder, from the working directory.
  var book: String
  /// The folder below the book: `chapters`.
  var name: String

  struct File: Sendable {
    /// Path as the author knows it.
    var name: String
    var path: String
    var bytes: [UInt8]
  }

  /// - Throws: A diagnostic for each file that cannot be read, or one for a folder without chapters.
  func files() throws(Diagnostics) -> [File] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw missing("there is no folder '\(path)'")
    }
    let chapters = names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.sorted()
    guard !chapters.isEmpty else { throw missing("the folder '\(path)' has no chapters") }
    var files: [File] = []
    var problems: [Diagnostic] = []
    // A link is followed to see where it leads: once for the folder, so that most files need not be.
    let isInside = RealPath.leads(path, below: book)
    let read = chapters.concurrentResults { chapter throws(Diagnostic) in
      try file(chapter, isFolderInside: isInside)
    }
    for result in read {
      do throws(Diagnostic) {
        files.append(try result.get())
      } catch {
        problems.append(error)
      }
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    files =
      files.filter(\.isIndex) + files.filter(\.isNumbered) + files.filter(\.isGlossary)
    return files + reference(besides: files)
  }

  /// A chapter of that name.
  ///
  /// - Throws: If it cannot be read, or is not in the book's folder.
  func file(_ chapter: String) throws(Diagnostic) -> File {
    try file(chapter, isFolderInside: false)
  }

  private func file(_ chapter: String, isFolderInside: Bool) throws(Diagnostic) -> File {
    let path = "\(path)/\(chapter)"
    let start = SourcePosition(file: "\(name)/\(chapter)", line: 1, column: 1)
    let isInside = isFolderInside && FileSystem.kind(of: path) == .file
    if !isInside, RealPath.of(path) != nil, !RealPath.leads(path, below: book) {
      throw Diagnostic(at: start, "this file is a link that leads out of the book's folder")
    }
    guard RealPath.isRegularFile(path), let bytes = FileSystem.contents(of: path) else {
      throw Diagnostic(at: start, "this file cannot be read")
    }
    return File(name: "\(name)/\(chapter)", path: path, bytes: bytes)
  }

  private var path: String { book == "." ? name : "\(book)/\(name)" }

  /// The reference of the directive language, if the first page asks for it.
  private func reference(besides files: [File]) -> [File] {
    guard let index = files.first, index.isIndex,
      let chapter = try? index.chapter(number: nil), chapter.frontMatter.hasReference
    else { return [] }
    let name = "\(name)/\(ReferenceChapter.fileName)"
    return [File(name: name, path: name, bytes: Array(ReferenceChapter.text.utf8))]
  }

  /// The files that are not chapters.
  var attachments: Attachments {
    let folder = path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return Attachments(
      names: names.filter {
        !$0.hasSuffix(".md") && !$0.hasPrefix(".") && $0 != BookBuild.valuesFile
          && FileSystem.kind(of: "\(folder)/\($0)") == .file
      }
      .sorted(), folder: folder)
  }

  /// The book with all its chapters.
  ///
  /// - Throws: All that is wrong with it.
  func plan() throws(Diagnostics) -> BookPlan { try plan(of: files()) }

  /// The book with these files as its chapters.
  ///
  /// - Throws: All that is wrong with it.
  func plan(of files: [File]) throws(Diagnostics) -> BookPlan {
    try BookPlan(files, attachments: attachments, folder: book)
  }

  private func missing(_ message: String) -> Diagnostics {
    Diagnostics([
      Diagnostic(
        at: SourcePosition(file: name, line: 1, column: 1), message,
        notes: ["a chapter is a Markdown file such as '\(name)/01-the-problem.md'"])
    ])
  }
}

extension ChapterFolder.File {
  var isIndex: Bool { name.hasSuffix("/index.md") }
  var isGlossary: Bool { name.hasSuffix("/glossary.md") }
  var isReference: Bool { name.hasSuffix("/" + ReferenceChapter.fileName) }
  var mayHaveFormulas: Bool { bytes.contains(UInt8(ascii: "$")) }
  var isNumbered: Bool { !isIndex && !isGlossary && !isReference }

  /// The text before the first byte that does not belong to any.
  private static func validPrefix(of bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&rest) { text.append(scalar) }
    return String(text)
  }

  /// - Throws: If the file is not UTF-8.
  func chapter(number: Int?) throws(Diagnostics) -> Chapter {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let valid = SourceText(Self.validPrefix(of: bytes), file: name)
      let lastLine = valid.line(valid.lineCount)
      let place = ColumnCounter.position(
        in: valid, line: valid.lineCount, byteColumn: lastLine.count + 1)
      throw Diagnostics([Diagnostic(at: place, "this is not UTF-8 text from here on")])
    }
    return Chapter(
      file: name, text: text, document: Document.parse(text, file: name), number: number)
  }
}
