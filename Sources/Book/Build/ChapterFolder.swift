import Experiments
import Foundation

/// The folder of a book's chapters.
///
/// Files are taken in the order of their names, as people number them, and numbered from 1. Three have no number:
/// `index.md`, which comes first, `glossary.md`, which comes last, and `reference.md`, which is written by the program.
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
    /// Whether this is the reference that the program writes.
    var isReference = false
  }

  /// - Throws: A diagnostic for each file that cannot be read, or one for a folder without chapters.
  func files() throws(Diagnostics) -> [File] {
    guard RealPath.of(path) != nil else { throw missing("there is no folder '\(path)'") }
    let listing = try listing
    let chapters = listing.chapters
    guard !chapters.isEmpty else {
      throw missing("the folder '\(path)' has no chapters", besides: listing.diagnostics)
    }
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
    guard problems.isEmpty else { throw Diagnostics(listing.diagnostics + problems) }
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
      let isFolder = FileSystem.kind(of: path) == .folder
      throw Diagnostic(at: start, isFolder ? "this is a folder" : "this file cannot be read")
    }
    return File(name: "\(name)/\(chapter)", path: path, bytes: bytes)
  }

  /// Where a file below the book's folder is read.
  func path(ofBookFile file: String) -> String {
    book == "." || file.hasPrefix("/") ? file : "\(book)/\(file)"
  }

  private var path: String { book == "." ? name : "\(book)/\(name)" }

  /// The reference of the directive language, if the first page asks for it.
  private func reference(besides files: [File]) -> [File] {
    guard let index = files.first, index.isIndex,
      let chapter = try? index.chapter(number: nil), chapter.frontMatter.hasReference
    else { return [] }
    let name = "\(name)/\(ReferenceChapter.fileName)"
    let bytes = Array(ReferenceChapter.text.utf8)
    return [File(name: name, path: name, bytes: bytes, isReference: true)]
  }

  /// All files below the folder, without those that editors leave; paths from the folder.
  static func paths(below folder: String) throws(SiteError) -> [String] {
    try FileSystem.files(below: folder, except: EditorFiles.isOne)
  }

  private var listing: FolderListing {
    get throws(Diagnostics) {
      do throws(SiteError) {
        return FolderListing(try Self.paths(below: path), folder: name)
      } catch {
        throw missing("the folder '\(path)' cannot be read: \(error)")
      }
    }
  }

  /// The files that are not chapters, and what is wrong with the names of all.
  private func attachments() throws(Diagnostics) -> (Attachments, [Diagnostic]) {
    let listing = try listing
    var diagnostics = listing.diagnostics
    var files: [Attachments.File] = []
    for other in listing.others where other != BookBuild.valuesFile {
      let file = Attachments.File(
        name: other, file: "\(name)/\(other)", path: "\(path)/\(other)")
      if let problem = problem(with: file) {
        diagnostics.append(problem)
      } else {
        files.append(file)
      }
    }
    return (Attachments(files), diagnostics)
  }

  /// Why a file cannot be published.
  private func problem(with file: Attachments.File) -> Diagnostic? {
    if FileSystem.kind(of: file.path) != .file {
      // A link may bring in another file of the book, but nothing from elsewhere.
      guard RealPath.of(file.path) != nil else {
        return .aboutFile(file.file, as: .warning, "this is a link that leads nowhere")
      }
      guard RealPath.leads(file.path, below: book) else {
        return .aboutFile(
          file.file, as: .warning,
          "this file is a link that leads out of the book's folder, and is not published")
      }
      guard RealPath.isRegularFile(file.path) else {
        return .aboutFile(
          file.file, as: .warning, "this is neither a file nor a folder, and is not published",
          notes: ["links to folders are not followed"])
      }
    }
    guard FileSystem.isReadable(file.path) else {
      return .aboutFile(file.file, "this file cannot be read")
    }
    return nil
  }

  /// The book with all its chapters.
  ///
  /// - Throws: All that is wrong with it.
  func plan() throws(Diagnostics) -> BookPlan { try plan(of: files()) }

  /// The book with these files as its chapters.
  ///
  /// - Throws: All that is wrong with it.
  func plan(of files: [File]) throws(Diagnostics) -> BookPlan {
    let (attachments, diagnostics) = try self.attachments()
    return try BookPlan(files, attachments: attachments, folder: self, diagnostics)
  }

  private func missing(_ message: String, besides others: [Diagnostic] = []) -> Diagnostics {
    let missing = Diagnostic.aboutFile(
      name, message, notes: ["a chapter is a Markdown file such as '\(name)/01-the-problem.md'"])
    return Diagnostics([missing] + others)
  }
}

extension ChapterFolder.File {
  var isIndex: Bool { name.hasSuffix("/index.md") }
  var isGlossary: Bool { name.hasSuffix("/glossary.md") }
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
      let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      throw Diagnostics([
        Diagnostic(
          at: place, "this is not UTF-8 text from here on",
          notes: isUTF16 ? ["the file begins as UTF-16 does; save it as UTF-8"] : [])
      ])
    }
    return Chapter(
      file: name, text: text,
      document: Document.parse(text, file: name, caption: FigureDirective.caption(of:)),
      number: number)
  }
}
