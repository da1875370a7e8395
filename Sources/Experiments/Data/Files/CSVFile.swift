import Engine

/// A table of the book: one line for each sample, one column for the target, the others numbers.
///
/// The target is a class if its cells are words, or if the author says so; otherwise a real number.
/// Classes are numbered in alphabetical order, numbers in their own.
public struct CSVFile: DatasetSource {
  public let file: DataFile
  public let target: String
  public internal(set) var standardization = Standardization.none
  private let task: TargetTask
  private let format: CSVFormat
  private let classes: [String]
  private let featureCount: Int
  private let rowCount: Int
  private let largestNumber: Double

  /// - Throws: `DataFileError` with the place of the first cell that cannot be used.
  init(
    _ file: DataFile, _ bytes: [UInt8], target: String, task: TargetTask?,
    format: CSVFormat = CSVFormat()
  ) throws(DataFileError) {
    let table = try CSVTable(bytes, path: file.path, format: format)
    let column = try Self.column(target, of: table, file, format)
    let cells = table.rows.map { $0[column] }
    self.file = file
    self.target = target
    self.format = format
    self.task =
      task ?? (cells.allSatisfy { format.number($0.text) != nil } ? .numbers : .classes)
    classes = self.task == .numbers ? [] : Self.sorted(Set(cells.map(\.text)), format)
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
    if self.task == .binary, classes.count > 2 {
      let label = classes[2]
      let third = cells.first { $0.text == label } ?? cells[0]
      throw DataFileError(
        file.path, line: third.line, column: third.column,
        "a binary target has two values, and column '\(target)' has \(classes.count): "
          + classes.prefix(6).map { $0 }.quotedList + (classes.count > 6 ? ", …" : ""))
    }
    var numbers = try Self.numbers(of: table, except: column, file, format)
    if self.task == .numbers {
      for cell in cells { numbers.append(try Self.number(cell, file, format)) }
    }
    largestNumber = numbers.lazy.map(\.magnitude).max() ?? 0
  }

  public var sampleShape: Shape { [featureCount] }
  public var sampleCount: Int { rowCount }
  public var files: [DataFile] { [file] }
  public var isOrdered: Bool { true }

  public var kind: Dataset.Targets {
    switch task {
    case .numbers: .real(1)
    case .binary: .binary
    case .classes: .classes(classes.count)
    }
  }

  public var scaleHint: String? {
    guard standardization == .none, largestNumber > 20 else { return nil }
    let all = task == .numbers ? ", and 'standardize: all' the targets too" : ""
    return
      "the data has numbers up to \(Measurement.Label.number(largestNumber)); 'standardize: true' gives each "
      + "feature mean 0 and variance 1\(all)"
  }

  public var classHint: String? {
    guard let table = try? CSVTable(file.contents(), path: file.path, format: format),
      let column = try? Self.column(target, of: table, file, format)
    else { return nil }
    let values = Self.sorted(Set(table.rows.map { $0[column].text }), format)
    let shown = values.prefix(5).map { $0 }.quotedList + (values.count > 5 ? ", …" : "")
    return "if \(shown) in column '\(target)' mean classes, write task: classes"
      + (values.count == 2 ? ", or task: binary for a yes and no" : "")
  }

  public func place(ofTarget index: Int) -> String {
    guard let table = try? CSVTable(file.contents(), path: file.path, format: format),
      let column = try? Self.column(target, of: table, file, format),
      table.rows.indices.contains(index)
    else { return file.path }
    let cell = table.rows[index][column]
    return "\(file.path):\(cell.line):\(cell.column)"
  }

  public func makeDataset() throws -> Dataset {
    let table = try CSVTable(file.contents(), path: file.path, format: format)
    let column = try Self.column(target, of: table, file, format)
    let numbers = Dictionary(
      classes.enumerated().map { ($1, Double($0)) }, uniquingKeysWith: { first, _ in first })
    var targets: [Double] = []
    for row in table.rows {
      let cell = row[column]
      targets.append(try numbers[cell.text] ?? Self.number(cell, file, format))
    }
    return Dataset(
      sampleShape: sampleShape, sampleCount: rowCount,
      features: try Self.numbers(of: table, except: column, file, format), kind: kind,
      targets: targets)
  }

  /// All cells but those of one column.
  private static func numbers(
    of table: CSVTable, except column: Int, _ file: DataFile, _ format: CSVFormat
  ) throws(DataFileError) -> [Double] {
    var numbers: [Double] = []
    numbers.reserveCapacity(table.rows.count * (table.header.count - 1))
    for row in table.rows {
      for (i, cell) in row.enumerated() where i != column {
        numbers.append(try number(cell, file, format))
      }
    }
    return numbers
  }

  private static func number(
    _ cell: CSVTable.Cell, _ file: DataFile, _ format: CSVFormat
  ) throws(DataFileError) -> Double {
    if let number = format.number(cell.text) { return number }
    throw DataFileError(
      file.path, line: cell.line, column: cell.column,
      "'\(cell.text)' is not a number" + format.hint(forNumber: cell.text))
  }

  private static func column(
    _ name: String, of table: CSVTable, _ file: DataFile, _ format: CSVFormat
  ) throws(DataFileError) -> Int {
    if let column = table.header.firstIndex(where: { $0.text == name }) { return column }
    let names = table.header.map(\.text)
    throw DataFileError(
      file.path,
      "it has no column '\(name)'; its columns are \(names.quotedList)"
        + format.hint(forHeader: names))
  }

  private static func sorted(_ names: Set<String>, _ format: CSVFormat) -> [String] {
    names.sorted { left, right in
      if let a = format.number(left), let b = format.number(right), a != b { return a < b }
      return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
    }
  }
}
