/// Lays diagnostics out for a terminal, in the form editors parse.
///
/// ```
/// chapters/02.md:41:22: error: no value 'ratoi' in experiment 'deep-sigmoid'
///  41 | The ratio is {val}`deep-sigmoid.ratoi:sci2` of the last layer's.
///     |                                 ^~~~~ did you mean 'ratio'?
///     | note: it records 'loss', 'ratio'
/// ```
public struct DiagnosticRenderer: Sendable {
  /// Whether to use the terminal's colours.
  public var usesColor: Bool
  /// Longer source lines are cut to a window of this many columns.
  public var width: Int
  private let lines: [String: [String]]

  /// - Parameters:
  ///   - files: The texts of the book's files by their path in positions.
  ///   - usesColor: Whether to use the terminal's colours.
  ///   - width: Longer source lines are cut to a window of this many columns.
  public init(files: [String: String], usesColor: Bool = false, width: Int = 100) {
    self.usesColor = usesColor
    self.width = width
    lines = files.mapValues(DirectiveSource.lines(of:))
  }

  /// More than these are not shown: nobody reads them, and most follow from the first.
  public static let mostShown = 100

  /// The diagnostics in the order of the book, each once, with a last line that counts them. Where there are too
  /// many the errors come first.
  public func render(_ diagnostics: Diagnostics) -> String {
    var seen: Set<Diagnostic> = []
    let distinct = diagnostics.all.filter { seen.insert($0).inserted }.sorted(by: Self.precedes)
    let shown = Self.shown(of: distinct)
    var output = ""
    var last: (position: SourcePosition, line: SourceLine?)?
    for diagnostic in shown {
      let position = diagnostic.position
      let isSame = last.map {
        $0.position.file == position.file && $0.position.line == position.line
      }
      let line = isSame == true ? last?.line : sourceLine(at: position)
      last = (position, line)
      output += render(diagnostic, in: line)
    }
    guard let summary = Self.summary(of: distinct) else { return output }
    let rest = distinct.count > shown.count ? ", of which \(shown.count) are shown" : ""
    return output + summary + rest + "\n"
  }

  private static func shown(of distinct: [Diagnostic]) -> [Diagnostic] {
    guard distinct.count > mostShown else { return distinct }
    let errors = distinct.filter { $0.severity == .error }.prefix(mostShown)
    let others = distinct.filter { $0.severity != .error }.prefix(mostShown - errors.count)
    return (errors + others).sorted(by: precedes)
  }

  /// One diagnostic in lines that each end with a line break.
  public func render(_ diagnostic: Diagnostic) -> String {
    render(diagnostic, in: sourceLine(at: diagnostic.position))
  }

  private func render(_ diagnostic: Diagnostic, in line: SourceLine?) -> String {
    let position = paint("\(printable(diagnostic.position.description)):", .bold)
    let severity = paint("\(diagnostic.severity.rawValue):", Style(diagnostic.severity))
    var output = "\(position) \(severity) \(paint(printable(diagnostic.message), .bold))\n"
    let number = "\(diagnostic.position.line)"
    let margin = String(repeating: " ", count: number.count + 2) + "|"
    let question = diagnostic.suggestion.map { "did you mean '\(printable($0))'?" }
    if let line {
      let excerpt = SourceExcerpt(
        line, column: diagnostic.position.column, length: diagnostic.length, width: width)
      let marker = paint(excerpt.marker, .green) + (question.map { " " + $0 } ?? "")
      output += " \(number) |\(excerpt.line.isEmpty ? "" : " ")\(excerpt.line)\n"
      output += "\(margin) \(marker)\n"
    } else if let question {
      output += "\(margin) \(question)\n"
    }
    for note in diagnostic.notes {
      output += "\(margin) \(paint("note:", .cyan)) \(printable(note))\n"
    }
    return output
  }

  /// "2 errors, 1 warning"; nil when there is nothing to count.
  static func summary(of diagnostics: [Diagnostic]) -> String? {
    let counts = [Diagnostic.Severity.error, .warning].compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    return counts.isEmpty ? nil : counts.joined(separator: ", ")
  }

  /// By place; at one place errors first, then by wording, so that the order is always the same.
  private static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    if left.position != right.position { return left.position < right.position }
    let order: [Diagnostic.Severity] = [.error, .warning, .note]
    let ranks = (order.firstIndex(of: left.severity), order.firstIndex(of: right.severity))
    if let leftRank = ranks.0, let rightRank = ranks.1, leftRank != rightRank {
      return leftRank < rightRank
    }
    return (left.message, left.length, left.suggestion ?? "", left.notes.joined(separator: "\n"))
      < (right.message, right.length, right.suggestion ?? "", right.notes.joined(separator: "\n"))
  }

  private func sourceLine(at position: SourcePosition) -> SourceLine? {
    guard let lines = lines[position.file], lines.indices.contains(position.line - 1) else {
      return nil
    }
    return SourceLine(lines[position.line - 1])
  }

  /// Messages quote what they found, however long that is.
  private func printable(_ text: String) -> String {
    let most = 500
    let start = text.prefix(most)
    let shown = start.map(SourceExcerpt.printable).joined()
    return start.endIndex < text.endIndex ? shown + "…" : shown
  }
}

extension DiagnosticRenderer {
  /// Codes of the terminal's "select graphic rendition" sequence.
  private enum Style: String {
    case bold = "1"
    case red = "1;31"
    case yellow = "1;33"
    case cyan = "1;36"
    case green = "32"

    init(_ severity: Diagnostic.Severity) {
      switch severity {
      case .error: self = .red
      case .warning: self = .yellow
      case .note: self = .cyan
      }
    }
  }

  private func paint(_ text: String, _ style: Style) -> String {
    usesColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
