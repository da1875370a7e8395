import Bytes
import Engine

/// Images with class labels in the format of MNIST, IDX, as it is or compressed by gzip.
///
/// A header of big-endian numbers, 0 0 8 rank and the extents, then one byte for each element. Pixels are
/// scaled to 0…1; an image is height × width × 1.
public struct IDXFile: DatasetSource {
  public let images: DataFile
  public let labels: DataFile
  private let count: Int
  private let height: Int
  private let width: Int
  private let classCount: Int

  /// - Parameters:
  ///   - images: The file of images and its content.
  ///   - labels: The file of labels and its content.
  ///   - limit: Only so many samples are used; nil for all.
  /// - Throws: `DataFileError` if the files are malformed or do not belong together.
  init(
    images: (file: DataFile, bytes: [UInt8]), labels: (file: DataFile, bytes: [UInt8]),
    limit: Int?
  ) throws(DataFileError) {
    let pixels = try IDXArray(images.bytes, path: images.file.path, rank: 3)
    let classes = try IDXArray(labels.bytes, path: labels.file.path, rank: 1)
    guard pixels.extents[0] == classes.extents[0] else {
      throw DataFileError(
        labels.file.path,
        "it has \(classes.extents[0]) labels for the \(pixels.extents[0]) images of "
          + images.file.path)
    }
    self.images = images.file
    self.labels = labels.file
    count = min(pixels.extents[0], limit ?? .max)
    height = pixels.extents[1]
    width = pixels.extents[2]
    // Of the whole file, so that the limit changes no class.
    classCount = max(2, Int(classes.elements.max() ?? 0) + 1)
  }

  public var sampleShape: Shape { [height, width, 1] }
  public var kind: Dataset.Targets { .classes(classCount) }
  public var sampleCount: Int { count }
  public var files: [DataFile] { [images, labels] }
  public var isOrdered: Bool { true }

  public func makeDataset() throws -> Dataset {
    let pixels = try IDXArray(images.contents(), path: images.path, rank: 3)
    let classes = try IDXArray(labels.contents(), path: labels.path, rank: 1)
    return Dataset(
      sampleShape: sampleShape, sampleCount: count,
      features: pixels.elements.prefix(count * height * width).map { Double($0) / 255 },
      kind: kind, targets: classes.elements.prefix(count).map(Double.init))
  }
}

/// An array of bytes in the format IDX.
struct IDXArray {
  let extents: [Int]
  let elements: ArraySlice<UInt8>

  private static func plain(_ content: [UInt8], path: String) throws(DataFileError) -> [UInt8] {
    guard Gzip.isCompressed(content) else { return content }
    do {
      return try Gzip.decompress(content)
    } catch {
      throw DataFileError(path, "it cannot be decompressed: \(error)")
    }
  }

  /// - Throws: `DataFileError` unless the header fits what the file holds.
  init(_ content: [UInt8], path: String, rank: Int) throws(DataFileError) {
    let bytes = try Self.plain(content, path: path)
    let headerSize = 4 + 4 * rank
    guard bytes.count >= headerSize, bytes[0] == 0, bytes[1] == 0 else {
      throw DataFileError(path, "it is not an IDX file: the header is missing")
    }
    guard bytes[2] == 8 else {
      throw DataFileError(path, "its elements are of type \(bytes[2]); only bytes (8) can be read")
    }
    guard bytes[3] == rank else {
      throw DataFileError(path, "it has \(bytes[3]) dimensions where \(rank) are expected")
    }
    extents = (0..<rank).map { axis in
      bytes[4 + 4 * axis..<8 + 4 * axis].reduce(0) { $0 << 8 | Int($1) }
    }
    var count = 1
    for extent in extents {
      let (product, overflow) = count.multipliedReportingOverflow(by: extent)
      count = overflow ? .max : product
    }
    guard extents.allSatisfy({ $0 > 0 }), count == bytes.count - headerSize else {
      let shape = extents.map(String.init).joined(separator: "×")
      throw DataFileError(
        path, "its header says \(shape) elements, but \(bytes.count - headerSize) follow")
    }
    elements = bytes[headerSize...]
  }
}
