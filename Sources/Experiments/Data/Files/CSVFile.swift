import Engine

/// A table of the book: one line for each sample, one column for the target, the others numbers.
///
/// The target is a class if its cells are words, or if the author says so; otherwise a real number.
/// Classes are numbered in alphabetical order, numbers in their own.
public struct CSVFile: DatasetSource {
  public enum Task: String, CaseIterable, Sendable {
    case classes
    case numbers
  }

  public let file: DataFile
  public let target: String
  private let task: Task
  private let classes: [String]
  private let featureCount: Int
  private let rowCount: Int

  /// - Throws: `DataFileError` with the place of the first cell that cannot be used.
  init(
    _ file: DataFile, _ bytes: [UInt8], target: String, task: Task?
  ) throws(DataFileError) {
    let table = try CSVTable(bytes, path: file.path)
    let column = try Self.column(target, of: table, file)
    let cells = table.rows.map { $0[column] }
    self.file = file
    self.target = target
    self.task =
      task ?? (cells.allSatisfy { NumberSyntax.double($0.text) != nil } ? .numbers : .classes)
    classes = self.task == .classes ? Self.sorted(Set(cells.map(\.text))) : []
    featureCount = table.header.count - 1
    rowCount = table.rows.count
    guard featureCount > 0 else {
      throw DataFileError(file.path, line: 1, column: 1, "there is no column beside the target")
    }
    guard self.task == .numbers || classes.count > 1 else {
      throw DataFileError(
        file.path, line: cells[0].line, column: cells[0].column,
        "all samples are of one class, '\(classes[0])'")
    }
    _ = try features(of: table)
    if self.task == .numbers {
      for cell in cells { _ = try number(cell) }
    }
  }

  public var sampleShape: Shape { [featureCount] }
  public var kind: Dataset.Targets { task == .classes ? .classes(classes.count) : .real(1) }
  public var sampleCount: Int { rowCount }
  public var files: [DataFile] { [file] }

  public func makeDataset() throws -> Dataset {
    let table = try CSVTable(file.contents(), path: file.path)
    let column = try Self.column(target, of: table, file)
    let numbers = Dictionary(
      classes.enumerated().map { ($1, Double($0)) }, uniquingKeysWith: { first, _ in first })
    var targets: [Double] = []
    for row in table.rows { targets.append(try numbers[row[column].text] ?? number(row[column])) }
    return Dataset(
      sampleShape: sampleShape, sampleCount: rowCount, features: try features(of: table),
      kind: kind, targets: targets)
  }

  private func features(of table: CSVTable) throws(DataFileError) -> [Double] {
    let column = try Self.column(target, of: table, file)
    var features: [Double] = []
    features.reserveCapacity(table.rows.count * featureCount)
    for row in table.rows {
      for (i, cell) in row.enumerated() where i != column { features.append(try number(cell)) }
    }
    return features
  }

  private func number(_ cell: CSVTable.Cell) throws(DataFileError) -> Double {
    if let number = NumberSyntax.double(cell.text), number.isFinite { return number }
    throw DataFileError(
      file.path, line: cell.line, column: cell.column, "'\(cell.text)' is not a number")
  }

  private static func column(
    _ name: String, of table: CSVTable, _ file: DataFile
  ) throws(DataFileError) -> Int {
    if let column = table.header.firstIndex(where: { $0.text == name }) { return column }
    throw DataFileError(
      file.path,
      "it has no column '\(name)'; its columns are \(table.header.map(\.text).quotedList)")
  }

  private static func sorted(_ names: Set<String>) -> [String] {
    names.sorted { left, right in
      if let a = NumberSyntax.double(left), let b = NumberSyntax.double(right), a != b {
        return a < b
      }
      return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
    }
  }
}
