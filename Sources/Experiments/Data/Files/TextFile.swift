import Engine

/// A text of the book, cut into windows; the target of each character is the one that follows it.
///
/// Characters are Unicode scalars, numbered in the order of their code points.
public struct TextFile: DatasetSource {
  public let samples: Int
  public let length: Int
  public let seed: Int
  public let file: DataFile
  private let characters: [Unicode.Scalar]

  /// - Throws: `DataFileError` if the text is not UTF-8 or too short.
  init(
    _ file: DataFile, _ bytes: [UInt8], samples: Int, length: Int, seed: Int
  ) throws(DataFileError) {
    let text = try Self.decode(bytes, file)
    guard text.count > length else {
      throw DataFileError(
        file.path, "it has \(text.count) characters, too few for windows of \(length)")
    }
    self.samples = samples
    self.length = length
    self.seed = seed
    self.file = file
    characters = Set(text).sorted()
    guard characters.count > 1 else {
      throw DataFileError(file.path, "all its characters are the same")
    }
  }

  public var sampleShape: Shape { [length] }
  public var kind: Dataset.Targets { .classes(characters.count) }
  public var sampleCount: Int { samples }
  public var time: Dataset.Time { .inputsAndTargets }
  public var alphabet: [Unicode.Scalar]? { characters }
  public var files: [DataFile] { [file] }

  public func makeDataset() throws -> Dataset {
    let text = try Self.decode(file.contents(), file)
    let places = Dictionary(
      uniqueKeysWithValues: characters.enumerated().map { ($1, $0) })
    return TextWindows(samples: samples, length: length, seed: seed)
      .dataset(of: text.compactMap { places[$0] }, symbolCount: characters.count)
  }

  /// Line ends become `\n`.
  private static func decode(
    _ bytes: [UInt8], _ file: DataFile
  ) throws(DataFileError) -> [Unicode.Scalar] {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw DataFileError(file.path, "it is not UTF-8 text")
    }
    return text.unicodeScalars.filter { $0 != "\r" }
  }
}
