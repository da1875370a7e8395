import Experiments

/// What lies in the chapters' folder, sorted out by name: chapters, the files beside them, and what is neither.
struct FolderListing: Sendable {
  /// The names of chapters, in the order of the book.
  private(set) var chapters: [String] = []
  /// Paths of all other files that belong to the book, in order.
  private(set) var others: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The folder's name, as the author knows it.
  private let folder: String

  /// Endings that other programs take for Markdown.
  private static let otherEndings = [".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".md.txt"]
  /// What would be read as something else in a page's address.
  private static let notInAddresses: [Character] = ["#", "?", "%", ":", "\\"]
  /// What most systems allow a name.
  private static let longestName = 255

  /// `paths` are those of all files below the folder, without those that editors leave.
  init(_ paths: [String], folder: String) {
    self.folder = folder
    for path in paths.sorted(by: NaturalOrder.isBefore) { sort(path) }
    reportNamesThatDifferLittle()
    reportCopies()
  }

  private mutating func sort(_ path: String) {
    guard SiteFiles.isValid(path), !path.unicodeScalars.contains("\u{FFFD}") else {
      return report(path, "the name of this file has characters that no address can have")
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let ending = Self.markdownEnding(of: name)
    guard let ending else {
      if name == path { reportForeignFile(path) }
      return others.append(path)
    }
    guard name == path else {
      return report(
        path, as: .warning, "a chapter in a folder below '\(folder)' is not built",
        notes: ["move it into '\(folder)', or out of it; folders hold pictures and other files"])
    }
    guard ending == ".md" else {
      return report(
        path, "a chapter's name ends in '.md', not in '\(ending)'",
        notes: ["rename it to '\(name.dropLast(ending.count)).md'"])
    }
    if let character = name.first(where: Self.notInAddresses.contains) {
      return report(
        path, "a chapter's name may not have a '\(character)'",
        notes: ["it becomes the page's address, where '\(character)' means something else"])
    }
    guard name.utf8.count + 2 <= Self.longestName else {
      return report(path, "the name of this chapter is too long for the name of a page")
    }
    chapters.append(name)
  }

  /// What other tools read as a chapter or as settings. In a folder below it may be meant for download.
  private mutating func reportForeignFile(_ path: String) {
    let lowercased = path.lowercased()
    if Self.foreignEndings.contains(where: lowercased.hasSuffix) {
      report(
        path, as: .warning, "this file is no chapter: it is published as it is",
        notes: [
          "a chapter is Markdown and its name ends in '.md'; move the file out, or into a folder below"
        ])
    } else if Self.foreignSettings.contains(lowercased) {
      report(
        path, as: .warning, "these settings are not read: the file is published as it is",
        notes: ["they are another program's; move the file out of '\(folder)'"])
    }
  }

  private static let foreignEndings = [
    ".qmd", ".rmd", ".mdx", ".rst", ".ipynb", ".adoc", ".org", ".tex",
  ]
  private static let foreignSettings: Set = [
    "_quarto.yml", "_toc.yml", "_config.yml", "_bookdown.yml", "_output.yml", "mkdocs.yml",
    "myst.yml", "book.toml", "conf.py",
  ]

  /// Chapters that a system or a program for merging seems to have copied.
  private mutating func reportCopies() {
    let known = Set(chapters)
    for name in chapters {
      guard
        let match = name.firstMatch(
          of: #/( copy( \d+)?| \(\d+\)|_(BACKUP|BASE|LOCAL|REMOTE)_\d+)\.md$/#),
        case let original = name[..<match.range.lowerBound] + ".md",
        known.contains(String(original))
      else { continue }
      report(
        name, as: .warning, "this chapter is built, and looks like a copy of '\(original)'",
        notes: ["take it out of '\(folder)', or give it a name of its own"])
    }
  }

  /// `.md` or another ending that people give to Markdown, as written; nil for other files.
  private static func markdownEnding(of name: String) -> String? {
    let lowercased = name.lowercased()
    return ([".md"] + otherEndings).first { lowercased.hasSuffix($0) }.map {
      String(name.suffix($0.count))
    }
  }

  /// Names that only upper and lower case, or ways to write an accent, tell apart are one name to many systems.
  private mutating func reportNamesThatDifferLittle() {
    var known: [String: String] = [:]
    for path in chapters + others {
      if let other = known.updateValue(path, forKey: path.lowercased()) {
        report(
          path, "'\(other)' has the same name but for upper and lower case or the form of accents",
          notes: ["on many systems the two are one file; rename one of them"])
      }
    }
  }

  private mutating func report(
    _ path: String, as severity: Diagnostic.Severity = .error, _ message: String,
    notes: [String] = []
  ) {
    diagnostics.append(.aboutFile("\(folder)/\(path)", as: severity, message, notes: notes))
  }
}

extension Diagnostic {
  /// Something about a file as a whole.
  static func aboutFile(
    _ path: String, as severity: Severity = .error, _ message: String, notes: [String] = []
  ) -> Diagnostic {
    let shown = String(
      String.UnicodeScalarView(
        path.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "\u{FFFD}" : $0 }))
    return Diagnostic(
      severity, at: SourcePosition(file: shown, line: 1, column: 1), message, notes: notes)
  }
}
