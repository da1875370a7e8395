import Bytes
import Testing

struct SHA256Tests {
  private static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// FIPS 180-4 examples and vectors of NIST's validation suite.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
        + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func standardTexts(text: String, hex: String) {
    #expect(Self.hex(SHA256.digest(of: text)) == hex)
  }

  @Test(arguments: [
    ([0xbd], "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"),
    (
      [0xc9, 0x8c, 0x8e, 0x55],
      "7abc22c0ae5af26ce93dbb94433a0e0b2e119d014f8e7f65bd56c61ccccd9504"
    ),
  ])
  func standardBytes(bytes: [UInt8], hex: String) {
    #expect(Self.hex(SHA256.digest(of: bytes.span)) == hex)
  }

  @Test(arguments: [
    (0, 55, "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7"),
    (0, 56, "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb"),
    (0, 64, "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"),
    (0, 1000, "541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53"),
    (
      UInt8(ascii: "a"), 1_000_000,
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func standardRepetitions(byte: UInt8, count: Int, hex: String) {
    let bytes = [UInt8](repeating: byte, count: count)
    #expect(Self.hex(SHA256.digest(of: bytes.span)) == hex)
  }

  @Test func piecesGiveTheHashOfTheWhole() {
    let message = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let whole = SHA256.digest(of: message.span)
    for first in 0...130 {
      for second in [first, first + 1, first + 63, first + 64, 300] {
        var hash = SHA256()
        hash.update(message.span.extracting(0..<first))
        hash.update(message.span.extracting(first..<second))
        hash.update(message.span.extracting(second..<300))
        #expect(hash.digest == whole)
      }
    }
  }

  @Test func aCopyGoesOnByItself() {
    var hash = SHA256()
    hash.update("ab")
    var copy = hash
    copy.update("x")
    hash.update("c")
    #expect(hash.digest == SHA256.digest(of: "abc"))
    #expect(copy.digest == SHA256.digest(of: "abx"))
    #expect(copy.digest == SHA256.digest(of: "abx"))
  }
}
