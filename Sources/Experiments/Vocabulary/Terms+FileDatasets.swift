import Engine

extension Terms {
  static let fileDatasets: [Vocabulary<any DatasetSource>.Entry] = [
    .init(
      "text",
      summary: "Windows into a text file of the book; the next character is to be predicted.",
      example: "{text: {file: data/alice.txt, samples: 2048, length: 64}}"
    ) { keys in
      let file = keys.main("file").dataFile(example: "data/alice.txt")
      let samples = keys.required("samples").integer(in: 1...largestCount, example: 2048)
      let length = length(&keys, atLeast: 1)
      let seed = seed(&keys)
      return dataset(of: file) { file throws(DataFileError) in
        try TextFile(file.file, file.bytes, samples: samples, length: length, seed: seed)
      }
    },
    .init(
      "csv",
      summary:
        "A table of numbers with a header line; one of its columns is the target. Words become classes, numbers "
        + "only with 'task: classes' or 'task: binary', where the second in order is the yes. 'header: false' reads "
        + "the first line as a sample and calls the columns 1, 2, …. Lines with missing values must be left out. "
        + "'standardize: true' gives each feature mean 0 and variance 1, both taken from the samples that are "
        + "learned from.",
      example: "{csv: {file: data/iris.csv, target: species, task: classes}}"
    ) { keys in
      let errorCount = keys.errorCount
      let file = keys.main("file").dataFile(example: "data/iris.csv")
      let name = keys.required("target")
      let target = name.text(example: "species")
      let task = keys.optional("task")?.choice(TargetTask.self)
      let format = keys.csvFormat()
      let standardize = keys.optional("standardize")
      // What is wrong above would only lead to further errors.
      guard let file, name.node != nil, keys.errorCount == errorCount else {
        _ = standardize?.standardization(of: .real(1))
        return Ones(samples: 1, features: 1)
      }
      return dataset(of: file) { file throws(DataFileError) in
        let table = try CSVTable(file.bytes, path: file.file.path, format: format)
        guard let column = table.column(target) else {
          reportMissing(target, in: table, of: file.file, format, at: name)
          _ = standardize?.standardization(of: .real(1))
          return Ones(samples: 1, features: 1)
        }
        var source = try CSVFile(file.file, table, column: column, task: task, format: format)
        source.standardization =
          standardize?.standardization(of: source.kind) ?? Standardization.none
        return source
      }
    },
    .init(
      "idx", summary: "Images with labels in MNIST's format, compressed or not.",
      example: "{idx: {images: data/images.idx.gz, labels: data/labels.idx.gz, limit: 1000}}"
    ) { keys in
      let images = keys.required("images").dataFile(example: "data/images.idx.gz")
      let labels = keys.required("labels").dataFile(example: "data/labels.idx.gz")
      let limit = keys.optional("limit")?.integer(in: 1...largestCount, example: 1000)
      guard let labels else { return Ones(samples: 1, features: 1) }
      return dataset(of: images) { images throws(DataFileError) in
        try IDXFile(
          images: (images.file, images.bytes), labels: (labels.file, labels.bytes), limit: limit)
      }
    },
  ]

  private static func reportMissing(
    _ target: String, in table: CSVTable, of file: DataFile, _ format: CSVFormat,
    at place: ValueReader
  ) {
    let names = table.header.map(\.text)
    place.report(
      "\(file.path) has no column '\(target.visible)'; its columns are "
        + names.map(\.visible).quotedList + format.hint(forHeader: names),
      suggestion: SpellingSuggestion.nearest(target, among: names))
  }

  /// What `read` makes of a file; any dataset at all if there was an error, which is reported.
  private static func dataset(
    of file: OpenedFile?,
    _ read: (OpenedFile) throws(DataFileError) -> any DatasetSource
  ) -> any DatasetSource {
    guard let file else { return Ones(samples: 1, features: 1) }
    do {
      let source = try read(file)
      for doubt in source.doubts { file.value.report(doubt, severity: .warning) }
      return source
    } catch {
      file.value.report(error.description)
      return Ones(samples: 1, features: 1)
    }
  }
}

/// A file of the book with what it holds and where it is named.
private struct OpenedFile {
  let file: DataFile
  let bytes: [UInt8]
  let value: ValueReader
}

extension ValueReader {
  /// The file of the book that this value names; nil if it cannot be read, which is reported.
  fileprivate func dataFile(example: String) -> OpenedFile? {
    let path = text(example: example)
    guard node != nil else { return nil }
    do {
      let (file, bytes) = try DataFile.open(path, in: log.bookFolder)
      return OpenedFile(file: file, bytes: bytes, value: self)
    } catch {
      report(error.description)
      return nil
    }
  }
}
