import Engine

/// A table of the book: one line for each sample, one column for the target, the others numbers.
public struct CSVFile: DatasetSource {
  public let file: DataFile
  public internal(set) var standardization = Standardization.none
  private let target: CSVTarget
  private let column: Int
  private let format: CSVFormat
  private let featureCount: Int
  private let rowCount: Int
  private let largestNumber: Double

  /// - Throws: `DataFileError` with the place of the first cell that cannot be used.
  init(
    _ file: DataFile, _ table: CSVTable, column: Int, task: TargetTask?,
    format: CSVFormat = CSVFormat()
  ) throws(DataFileError) {
    precondition(table.header.indices.contains(column), "the target is a column of the table")
    let cells = table.rows.map { $0[column] }
    self.file = file
    self.column = column
    self.format = format
    featureCount = table.header.count - 1
    rowCount = table.rows.count
    guard featureCount > 0 else {
      throw DataFileError(file.path, line: 1, column: 1, "there is no column beside the target")
    }
    target = try CSVTarget(
      table.header[column].text, cells, task: task, path: file.path, format)
    var numbers = try Self.numbers(of: table, except: column, file, format)
    if target.task == .numbers {
      for cell in cells { numbers.append(try Self.number(cell, file, format)) }
    }
    largestNumber = numbers.lazy.map(\.magnitude).max() ?? 0
  }

  public var sampleShape: Shape { [featureCount] }
  public var sampleCount: Int { rowCount }
  public var files: [DataFile] { [file] }
  public var isOrdered: Bool { true }

  public var kind: Dataset.Targets {
    switch target.task {
    case .numbers: .real(1)
    case .binary: .binary
    case .classes: .classes(target.classes.count)
    }
  }

  public var scaleHint: String? {
    guard standardization == .none, largestNumber > 20 else { return nil }
    let all = target.task == .numbers ? ", and 'standardize: all' the targets too" : ""
    return
      "the data has numbers up to \(Measurement.Label.number(largestNumber)); 'standardize: true' gives each "
      + "feature mean 0 and variance 1\(all)"
  }

  public var doubts: [String] { target.doubts }

  public var classLabels: [String] { target.classes }

  public var classHint: String? {
    guard let table = try? CSVTable(file.contents(), path: file.path, format: format) else {
      return nil
    }
    let labels = CSVTarget.labels(of: table.rows.map { $0[column] }, format)
    return
      "if \(CSVTarget.shown(labels)) in column '\(target.name)' mean classes, write task: classes"
      + (labels.count == 2 ? ", or task: binary for a yes and no" : "")
  }

  public func place(ofTarget index: Int) -> String {
    guard let table = try? CSVTable(file.contents(), path: file.path, format: format),
      table.rows.indices.contains(index)
    else { return file.path }
    let cell = table.rows[index][column]
    return "\(file.path):\(cell.line):\(cell.column)"
  }

  public func makeDataset() throws -> Dataset {
    let table = try CSVTable(file.contents(), path: file.path, format: format)
    let numbers = Dictionary(
      target.classes.enumerated().map { ($1, Double($0)) }, uniquingKeysWith: { first, _ in first })
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
    throw cell.failure(
      in: file.path,
      CSVFormat.isMissing(cell)
        ? cell.missingValue()
        : "'\(cell.text.visible)' is not a number" + format.hint(forNumber: cell.text))
  }
}
