import Engine
import Foundation

@testable import Experiments

/// The content of a CSV table, and of an IDX file, compressed or not.
enum DataFileTarget {
  private static let folder = NSTemporaryDirectory() + "fuzz-" + UUID().uuidString

  static func problem(withTable bytes: [UInt8]) -> String? {
    problem { () throws(DataFileError) in
      let table = try CSVTable(bytes, path: "t.csv")
      // The last column: most tables have their classes there.
      let column = table.header.count - 1
      let file = try write(bytes, to: "t.csv")
      return try CSVFile(file.file, table, column: column, task: nil)
    }
  }

  /// As images, with a right file of labels beside it, and as labels.
  static func problem(withImages bytes: [UInt8]) -> String? {
    let one: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 1, 3]
    let picture: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 255]
    return pictures(bytes, one) ?? pictures(picture, bytes)
  }

  private static func pictures(_ images: [UInt8], _ labels: [UInt8]) -> String? {
    problem { () throws(DataFileError) in
      try IDXFile(
        images: write(images, to: "images"), labels: write(labels, to: "labels"), limit: 10)
    }
  }

  private static func problem(
    with open: () throws(DataFileError) -> any DatasetSource
  ) -> String? {
    do throws(DataFileError) {
      let source = try open()
      let data: Dataset
      do {
        data = try source.makeDataset()
      } catch {
        return "what passes the check cannot be read: \(error)"
      }
      guard data.sampleCount == source.sampleCount, data.sampleShape == source.sampleShape else {
        return "there are other samples than were announced"
      }
      return data.features.allSatisfy(\.isFinite) ? nil : "a feature is not finite"
    } catch {
      let place = SourcePosition(file: "f.md", line: 1, column: 1)
      return FuzzTarget.problem(
        with: [Diagnostic(at: place, error.description)], of: "", file: "f.md")
    }
  }

  private static func write(
    _ bytes: [UInt8], to name: String
  ) throws(DataFileError) -> (file: DataFile, bytes: [UInt8]) {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? Data(bytes).write(to: URL(filePath: "\(folder)/\(name)"))
    return try DataFile.open(name, in: folder)
  }
}
