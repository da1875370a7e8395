import Experiments

/// A formula whose values are known, or stood in for by a sample.
struct FilledFormula {
  let formula: Formula
  let tex: String
  /// What took the place of each value, in UTF-16 units as JavaScript counts.
  private var places: [Range<Int>] = []

  init(_ formula: Formula, _ values: [SourcePosition: String]) {
    self.formula = formula
    var pieces: [Int] = []
    tex = formula.tex { quoted in
      let tex = quoted.tex(in: values)
      pieces.append(tex.utf16.count)
      return tex
    }
    guard !pieces.isEmpty else { return }
    let bytes = Array(formula.tex.text.utf8)
    var next = 0
    var offset = 0
    for (value, length) in zip(formula.values, pieces) {
      let before = String(decoding: bytes[next..<value.range.lowerBound], as: UTF8.self)
      offset += before.utf16.count
      places.append(offset..<(offset + length))
      offset += length
      next = value.range.upperBound
    }
  }

  /// An error in the TeX at its place in the file.
  func diagnostic(for error: TeXError) -> Diagnostic {
    let message = "formula: \(error.message)"
    guard let offset = error.offset else { return Diagnostic(at: formula.position, message) }
    var shift = 0
    for (place, quoted) in zip(places, formula.values) where offset >= place.lowerBound {
      if place.contains(offset) {
        return Diagnostic(
          at: quoted.value.position, length: quoted.value.source.text.count,
          "a value cannot stand here", notes: ["KaTeX: \(error.message)"])
      }
      // ASCII alone but for names of experiments: their bytes are not their UTF-16 units.
      shift += quoted.utf16Count(in: formula) - place.count
    }
    return Diagnostic(at: formula.tex.position(utf16Offset: offset + shift), message)
  }
}

extension FormulaValue {
  /// The number as TeX, or a sample where it is not known.
  func tex(in values: [SourcePosition: String]) -> String {
    let text = values[value.position] ?? ValueTeX.sample
    let tex = ValueTeX.tex(of: text, isInText: isInText)
    return !isInText && neighbors.needBrackets(for: text) ? "(\(tex))" : tex
  }

  /// The length of what is written in the formula.
  fileprivate func utf16Count(in formula: Formula) -> Int {
    let bytes = formula.tex.text.utf8.dropFirst(range.lowerBound).prefix(range.count)
    return Substring(bytes).utf16.count
  }
}
