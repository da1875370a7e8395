@testable import Experiments

/// A reader of what authors write, to be tried on any bytes at all.
enum FuzzTarget: String, CaseIterable {
  case directive
  case expression
  case page
  case formula
  case table
  case images

  /// What is wrong with how the bytes are answered; nil if they give a result or errors at their places.
  func problem(with bytes: [UInt8]) -> String? {
    switch self {
    case .directive: DirectiveTarget.problem(with: String(decoding: bytes, as: UTF8.self))
    case .expression: ExpressionTarget.problem(with: String(decoding: bytes, as: UTF8.self))
    case .page: PageTarget.problem(with: bytes)
    case .formula: FormulaTarget.problem(with: String(decoding: bytes, as: UTF8.self))
    case .table: DataFileTarget.problem(withTable: bytes)
    case .images: DataFileTarget.problem(withImages: bytes)
    }
  }
}

extension FuzzTarget {
  /// The first error that does not point into the text, or cannot be shown.
  static func problem(
    with diagnostics: [Diagnostic], of text: String, file: String, firstLine: Int = 1
  ) -> String? {
    guard diagnostics.contains(where: { $0.severity == .error }) else {
      return "it is refused without an error"
    }
    let lines = DirectiveSource.lines(of: text)
    let whole = String(repeating: "\n", count: firstLine - 1) + text
    let shown = DiagnosticRenderer(files: [file: whole]).render(Diagnostics(diagnostics))
    for diagnostic in diagnostics {
      let (line, column) = (diagnostic.position.line - firstLine, diagnostic.position.column)
      guard diagnostic.position.file == file, lines.indices.contains(line),
        1...lines[line].count + 1 ~= column, diagnostic.length >= 1
      else { return "\(diagnostic) is outside the text" }
      guard
        diagnostics.count > DiagnosticRenderer.mostShown || shown.contains("\(diagnostic.position)")
      else { return "\(diagnostic) is not shown" }
    }
    guard shown.unicodeScalars.allSatisfy({ $0 == "\n" || $0.value >= 0x20 }) else {
      return "control characters reach the terminal"
    }
    let longest = DirectiveSource.lines(of: shown).map(\.count).max() ?? 0
    return longest <= 1000 ? nil : "a line of \(longest) characters reaches the terminal"
  }
}
