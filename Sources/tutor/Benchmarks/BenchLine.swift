import Foundation

/// What a benchmark measured, as a line that a program reads.
enum BenchLine {
  static func json(_ measured: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(measured), as: UTF8.self)
  }
}
