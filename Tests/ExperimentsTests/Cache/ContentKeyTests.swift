import Testing

@testable import Experiments

struct ContentKeyTests {
  @Test func keysAreSixtyFourLowerCaseDigits() {
    let hex = ContentKey(of: "abc").hex
    #expect(ContentKey(hex: hex)?.hex == hex)
    #expect(ContentKey(hex: hex.uppercased()) == nil)
    #expect(ContentKey(hex: String(hex.dropLast())) == nil)
    #expect(ContentKey(hex: "../" + hex.dropLast(3)) == nil)
  }
}
