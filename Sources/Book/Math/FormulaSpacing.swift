/// Puts the parts of a formula into one line, with the spaces that its setting would have.
enum FormulaSpacing {
  typealias Piece = FormulaText.Piece

  static func line(_ pieces: [Piece]) -> String {
    var text = ""
    var previous: Piece.Kind?
    for piece in pieces {
      var kind = piece.kind
      // A sign has nothing before it to be joined with.
      let isSign = [nil, .binary, .relation, .opening, .punctuation, .function].contains(previous)
      if kind == .binary, isSign { kind = .opening }
      switch kind {
      case .binary, .relation: text += (text.hasSuffix(" ") ? "" : " ") + piece.text + " "
      case .punctuation: text += piece.text + " "
      case .function: text += (needsSpace(after: previous) ? " " : "") + piece.text
      case .ordinary: text += (previous == .function ? " " : "") + piece.text
      case .opening, .closing, .space: text += piece.text
      }
      previous = kind
    }
    return text.split(separator: " ").joined(separator: " ")
  }

  private static func needsSpace(after kind: Piece.Kind?) -> Bool {
    kind == .ordinary || kind == .closing || kind == .function
  }

  /// Without any spaces but those that were asked for, as in an index.
  static func tight(_ pieces: [Piece]) -> String { pieces.map(\.text).joined() }

  /// In parentheses where a line of its own would otherwise read as something else.
  static func grouped(_ pieces: [Piece], asDivisor: Bool) -> String {
    let text = line(pieces)
    let isSum = pieces.contains { [.binary, .relation, .function, .punctuation].contains($0.kind) }
    let isNumber = text.allSatisfy { $0.isNumber || $0 == "." }
    let isEnclosed = text.hasPrefix("(") && text.hasSuffix(")") || text.hasPrefix("‖")
    let isDerivative = text.hasPrefix("∂") || text.hasPrefix("d")
    let isProduct = pieces.count { $0.kind == .ordinary } > 1
    if isSum && !isEnclosed { return "(\(text))" }
    if asDivisor, isProduct, !isNumber, !isEnclosed, !isDerivative { return "(\(text))" }
    return text
  }
}
