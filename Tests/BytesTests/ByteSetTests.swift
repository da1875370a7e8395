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

  @Test func anyByteMayBelongToIt() {
    #expect(ByteSet { $0 == 0xFF }.firstIndex(in: [0, 0xFF].span) == 1)
    #expect(ByteSet { $0 == 0 }.firstIndex(in: [1, 0].span) == 1)
  }
}
