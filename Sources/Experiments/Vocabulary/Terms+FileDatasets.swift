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
        + "only with 'task: classes' or 'task: binary', where the second in order is the yes. 'standardize: true' "
        + "gives each feature mean 0 and variance 1, both taken from the samples that are learned from.",
      example: "{csv: {file: data/iris.csv, target: species, task: classes}}"
    ) { keys in
      let file = keys.main("file").dataFile(example: "data/iris.csv")
      let target = keys.required("target").text(example: "species")
      let task = keys.optional("task")?.choice(TargetTask.self)
      let format = keys.csvFormat()
      let standardize = keys.optional("standardize")
      if file == nil { _ = standardize?.standardization(of: .real(1)) }
      return dataset(of: file) { file throws(DataFileError) in
        var source = try CSVFile(
          file.file, file.bytes, target: target, task: task, format: format)
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

  /// What `read` makes of a file; any dataset at all if there was an error, which is reported.
  private static func dataset(
    of file: OpenedFile?,
    _ read: (OpenedFile) throws(DataFileError) -> any DatasetSource
  ) -> any DatasetSource {
    guard let file else { return Ones(samples: 1, features: 1) }
    do {
      return try read(file)
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
