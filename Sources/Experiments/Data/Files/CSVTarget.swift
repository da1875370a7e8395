/// The column of a table that is to be predicted, and what its cells are taken for.
///
/// A column of which at least half looks like numbers is one of numbers, and others are classes, unless the author
/// says so. Classes are numbered in alphabetical order, numbers in their own.
struct CSVTarget: Hashable, Sendable {
  let name: String
  let task: TargetTask
  /// The labels in order; none of numbers.
  let classes: [String]
  /// What an author should know of the labels although it is no error.
  let doubts: [String]

  /// - Throws: `DataFileError` with the place of the first cell that cannot be used.
  init(
    _ name: String, _ cells: [CSVTable.Cell], task: TargetTask?, path: String, _ format: CSVFormat
  ) throws(DataFileError) {
    self.name = name
    if let missing = cells.first(where: CSVFormat.isMissing) {
      throw missing.failure(in: path, missing.missingValue(inTarget: name))
    }
    self.task = task ?? (Self.holdsNumbers(cells, format) ? .numbers : .classes)
    guard self.task != .numbers else {
      if task == nil, let other = cells.first(where: { format.number($0.text) == nil }) {
        throw other.failure(
          in: path,
          "'\(other.text.visible)' is not a number, and column '\(name)' is taken for numbers"
            + (format.looksLikeNumber(other.text)
              ? format.hint(forNumber: other.text)
              : "; if it holds classes, write task: classes"))
      }
      (classes, doubts) = ([], [])
      return
    }
    classes = Self.labels(of: cells, format)
    doubts = try Self.checkedLabels(cells, path, format)
    guard classes.count > 1 else {
      throw cells[0].failure(in: path, "all samples are of one class, '\(classes[0])'")
    }
    if self.task == .binary, classes.count > 2 {
      let label = classes[2]
      let third = cells.first { $0.text == label } ?? cells[0]
      throw third.failure(
        in: path,
        "a binary target has two values, and column '\(name)' has \(classes.count): "
          + Self.shown(classes))
    }
  }

  private static func holdsNumbers(_ cells: [CSVTable.Cell], _ format: CSVFormat) -> Bool {
    2 * cells.count { format.looksLikeNumber($0.text) } >= cells.count
  }

  /// Refuses labels that were meant to be one, and returns what is said of those that may have been.
  private static func checkedLabels(
    _ cells: [CSVTable.Cell], _ path: String, _ format: CSVFormat
  ) throws(DataFileError) -> [String] {
    var seen: Set<String> = []
    var byText: [String: CSVTable.Cell] = [:]
    var byNumber: [Double: CSVTable.Cell] = [:]
    var byLetters: [String: CSVTable.Cell] = [:]
    var doubts: [String] = []
    for cell in cells where seen.insert(cell.text).inserted {
      let text = cell.text.trimmed
      if let other = byText.updateValue(cell, forKey: text) {
        throw cell.failure(
          in: path, "the labels \(cell.beside(other)) differ only by the spaces around them")
      }
      // "2.10" in quotes is not 2.1.
      if !cell.isQuoted, let number = format.number(text),
        let other = byNumber.updateValue(cell, forKey: number)
      {
        throw cell.failure(
          in: path,
          "the labels \(cell.beside(other)) are the same number; in quotes they are two texts")
      }
      if let other = byLetters.updateValue(cell, forKey: text.lowercased()) {
        doubts.append(
          "\(path):\(cell.line):\(cell.column): the labels \(cell.beside(other)) are two classes, and differ only "
            + "by case")
      }
    }
    return doubts
  }

  /// The first few labels.
  static func shown(_ labels: [String]) -> String {
    labels.prefix(6).map(\.visible).quotedList + (labels.count > 6 ? ", …" : "")
  }

  /// The different texts of some cells: numbers in their order, words in that of the alphabet.
  static func labels(of cells: [CSVTable.Cell], _ format: CSVFormat) -> [String] {
    sorted(Set(cells.map(\.text)), format)
  }

  private static func sorted(_ names: Set<String>, _ format: CSVFormat) -> [String] {
    names.sorted { left, right in
      if let a = format.number(left), let b = format.number(right), a != b { return a < b }
      return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
    }
  }
}

extension CSVTable.Cell {
  func failure(in path: String, _ reason: String) -> DataFileError {
    DataFileError(path, line: line, column: column, reason)
  }

  /// That there is nothing to learn from; `target` is the column's name if it is the one to be predicted.
  func missingValue(inTarget target: String? = nil) -> String {
    let advice = "; leave its line out of the file"
    if text.trimmed.isEmpty {
      return (target.map { "column '\($0)' is empty here" } ?? "this cell is empty") + advice
    }
    if target == nil { return "'\(text)' is not a number" + advice }
    return text.lowercased().contains("inf")
      ? "'\(text)' is not a finite number" + advice
      : "'\(text)' stands for a missing value" + advice + ", or write it in quotes if it is a label"
  }

  /// 'cat ' and 'cat' of line 2
  fileprivate func beside(_ other: CSVTable.Cell) -> String {
    "'\(text.visible)' and '\(other.text.visible)' of line \(other.line)"
  }
}
