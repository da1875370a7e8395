import Experiments

/// TeX that KaTeX accepts but whose MathML browsers and validators reject.
enum ForbiddenTeX {
  static func check(_ formula: Formula) throws(Diagnostic) {
    guard let tag = formula.tex.text.firstRange(of: "\\tag") else { return }
    throw Diagnostic(
      at: formula.tex.position(of: tag.lowerBound), length: 4, "formula: \\tag is not supported",
      notes: ["Refer to the formula in words."])
  }
}
