import Testing

@testable import Bytes

@Suite struct ByteSetTests {
  private let vowels = ByteSet { Array("aeiou".utf8).contains($0) }

  @Test func itsBytesAreFound() {
    #expect(vowels.isFound(in: "rhythm and"))
    #expect(!vowels.isFound(in: "rhythm"))
    #expect(!vowels.isFound(in: ""))
    #expect(vowels.contains(UInt8(ascii: "e")))
    #expect(!vowels.contains(UInt8(ascii: "f")))
  }

  @Test func theSearchGoesOnFromAPlace() {
    let bytes = Array("tanager".utf8)
    #expect(vowels.firstIndex(in: bytes.span) == 1)
    #expect(vowels.firstIndex(in: bytes.span, from: 2) == 3)
    #expect(vowels.firstIndex(in: bytes.span, from: 6) == nil)
    #expect(vowels.firstIndex(in: bytes.span, from: 7) == nil)
  }

  @Test("The first one is found wherever it stands in a text of any length", arguments: 0..<40)
  func everyPlaceIsLookedAt(length: Int) {
    for place in 0..<length {
      var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: length)
      for index in place..<length where (index - place).isMultiple(of: 3) {
        bytes[index] = UInt8(ascii: "u")
      }
      for start in 0...place { #expect(vowels.firstIndex(in: bytes.span, from: start) == place) }
    }
  }

  @Test func anyByteMayBelongToIt() {
    #expect(ByteSet { $0 == 0xFF }.firstIndex(in: [0, 0xFF].span) == 1)
    #expect(ByteSet { $0 == 0 }.firstIndex(in: [1, 0].span) == 1)
  }
}
