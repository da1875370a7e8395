import Foundation
import Testing

@testable import Bytes

@Suite struct GzipTests {
  /// One of each kind of block, made by zlib.
  private static let stored = "H4sIAAAAAAAEAwEGAPn/c3RvcmVkC/lDVgYAAAA="
  private static let fixed = "H4sIAAAAAAACA0tMSk6EIQA0Km5aDAAAAA=="
  private static let dynamic =
    "H4sIAAAAAAACA41UORKDMBDr8wo/IEW44TkcJlwhHM4E8vpgW71WtWZXK8ua+lmrh3q3qlRGH0aZrjRq04su"
    + "za56s+upvavbZGkBo1WeFzNeXXtiwYhN02B1yqj6gueGCeO2Fp4c0cFPB1xWyJxKqQW9J+bU02GAUEYcxxH3"
    + "0+XTBRyUMe7LwpOzkJFnB8iQWRVRBxZ4SgeuK2JFA7BtG7ZTW/cLOJ9+E2OBwFK1HwfPTiKZWQVN6xfvSjNw"
    + "HBhJ/T/PE0Opyt8FjKUCSgucT52tHPBnhH+QpgDdEma8W7A5FzQLToolvQIBNCudBTTQCuodYEIg/IXULJRL"
    + "EPBygdBUUC1QmUqK5fYH1L1j6awGAAA="

  private static func bytes(_ base64: String) throws -> [UInt8] {
    Array(try #require(Data(base64Encoded: base64)))
  }

  private static let text = (0..<40).map { i in
    let letter = String(Unicode.Scalar(UInt8(97 + i % 26)))
    return "line \(i * i % 97) of a text that repeats itself, "
      + String(repeating: letter, count: i % 7) + "\n"
  }.joined()

  @Test func allKindsOfBlocksAreDecompressed() throws {
    let contents = [
      (Self.stored, "stored"), (Self.fixed, "abcabcabcabc"), (Self.dynamic, Self.text),
    ]
    for (base64, content) in contents {
      let found = try Gzip.decompress(Self.bytes(base64))
      #expect(String(decoding: found, as: UTF8.self) == content)
    }
  }

  @Test func aFileThatEndsTooEarlyIsAnError() throws {
    let bytes = try Self.bytes(Self.dynamic)
    for count in 2..<bytes.count {
      #expect(throws: InflateError.self) {
        try Gzip.decompress(Array(bytes[..<count]))
      }
    }
  }

  /// No wrong content goes unnoticed, and no damage is a crash. A few bits mean nothing.
  @Test func damageIsAnError() throws {
    var harmlessCount = 0
    let bytes = try Self.bytes(Self.dynamic)
    for place in 10..<bytes.count {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[place] ^= 1 << UInt8(bit)
        guard let found = try? Gzip.decompress(damaged) else { continue }
        let isSame = found == Array(Self.text.utf8)
        #expect(isSame)
        harmlessCount += 1
      }
    }
    #expect(harmlessCount < 10)
  }

  @Test func contentIsLimited() throws {
    let bytes = try Self.bytes(Self.dynamic)
    var inflater = Inflater(bytes[10...], largestSize: 100)
    #expect(throws: InflateError.tooLarge) { try inflater.inflate() }
  }
}
