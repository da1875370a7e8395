import Experiments
import Foundation

/// Why a chapter or an experiment cannot be started.
public enum NewNameError: Error, CustomStringConvertible {
  case notAName(String)
  case taken(String, place: String)
  case cannotWrite(String)

  public var description: String {
    switch self {
    case .notAName(let name):
      "'\(name)' is not a name: use lowercase letters, digits and hyphens, as in deep-sigmoid"
    case .taken(let name, let place): "the name '\(name)' is taken: \(place)"
    case .cannotWrite(let path): "'\(path)' cannot be written"
    }
  }
}

extension BookBuild {
  /// Writes a chapter that builds as it is, behind those there are, and returns its path.
  ///
  /// - Throws: `NewNameError`
  public func addChapter(_ name: String) throws -> String {
    try checkName(name)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: options.chaptersPath)) ?? []
    let chapters = names.filter { $0.hasSuffix(".md") }
    if let taken = chapters.first(where: { $0 == "\(name).md" || $0.hasSuffix("-\(name).md") }) {
      throw NewNameError.taken(name, place: "\(options.chaptersPath)/\(taken)")
    }
    let last = chapters.compactMap { Int($0.prefix { $0.isNumber }) }.max() ?? 0
    let number = last + 1 < 10 ? "0\(last + 1)" : "\(last + 1)"
    let path = "\(options.chaptersPath)/\(number)-\(name).md"
    let title = name.split(separator: "-").joined(separator: " ")
    let text = """
      ---
      description: One sentence about what the chapter shows
      ---
      # \(title.prefix(1).uppercased() + title.dropFirst())

      What is the question? Say it in a sentence or two, then let an experiment answer it.

      \(try newExperiment("\(name)-first"))
      """
    do {
      try FileManager.default.createDirectory(
        atPath: options.chaptersPath, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    } catch {
      throw NewNameError.cannotWrite(path)
    }
    return path
  }

  /// Markdown for an experiment, its figure, a value and a claim, all of which hold as they are.
  ///
  /// - Throws: `NewNameError`
  public func newExperiment(_ name: String) throws -> String {
    try checkName(name)
    if let plan = try? folder.plannedNames(), let place = plan[name] {
      throw NewNameError.taken(name, place: place)
    }
    return StartingPoint.markdown(named: name) + "\n"
  }

  private func checkName(_ name: String) throws(NewNameError) {
    guard ValueReader.isName(name) else { throw .notAName(name) }
  }
}

extension ChapterFolder {
  /// The names of all directives with their places, as far as the chapters can be read.
  fileprivate func plannedNames() throws -> [String: String] {
    let fences = try files().flatMap { file in
      (try? file.chapter(number: nil))?.document.fences ?? []
    }
    return Dictionary(
      fences.compactMap { fence in fence.name.map { ($0, "\(fence.namePosition)") } },
      uniquingKeysWith: { first, _ in first })
  }
}
