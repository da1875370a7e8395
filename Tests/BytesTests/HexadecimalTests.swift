import Testing

@testable import Bytes

struct HexadecimalTests {
  @Test func everyByteIsTwoDigits() {
    #expect(Hexadecimal.text(of: []) == "")
    #expect(Hexadecimal.text(of: [0, 9, 10, 15, 16, 0xAF, 0xFF]) == "00090a0f10afff")
  }

  @Test(arguments: ["", "0", "0g", "0A", "٠٠", "0/", "0:", "a`", "000"])
  func whatIsNotSoManyDigitsIsRefused(text: String) {
    #expect(!Hexadecimal.isText(text, ofDigits: 2))
  }

  @Test func digitsAreAccepted() {
    #expect(Hexadecimal.isText("09af", ofDigits: 4))
    #expect(Hexadecimal.isText("", ofDigits: 0))
  }
}
