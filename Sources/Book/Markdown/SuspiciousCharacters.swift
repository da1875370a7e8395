import Bytes
import Experiments

/// Finds characters that cannot be seen but change what a text says: control characters, and those
/// that reverse the order in which a line is read. They are left out of the page.
enum SuspiciousCharacters {
  static func isSuspicious(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x202A...0x202E, 0x2066...0x2069: true
    case 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  static func removed(from text: String) -> String {
    guard firstBytes.isFound(in: text), text.unicodeScalars.contains(where: isSuspicious) else {
      return text
    }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { !isSuspicious($0) }))
  }

  /// The text with spaces in their place, so that offsets in UTF-16 units stay the same.
  static func blanked(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isSuspicious) else { return text }
    return text.unicodeScalars.map { scalar in
      isSuspicious(scalar) ? String(repeating: " ", count: UTF16.width(scalar)) : String(scalar)
    }.joined()
  }

  static func diagnostics(in source: SourceText) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    guard mayContainAny(source.bytes) else { return [] }
    for line in 1...source.lineCount {
      var column = 1
      for scalar in String(decoding: source.line(line), as: UTF8.self).unicodeScalars {
        if isSuspicious(scalar) {
          let position = ColumnCounter.position(in: source, line: line, byteColumn: column)
          let code = String(scalar.value, radix: 16, uppercase: true)
          let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
          diagnostics.append(
            Diagnostic(.warning, at: position, "invisible control character \(name) is left out"))
          if diagnostics.count == 20 { return diagnostics }
        }
        column += UTF8.width(scalar)
      }
    }
    return diagnostics
  }

  /// The first bytes of all of the characters, and of others: a text without them is clean.
  static let firstBytes = ByteSet { byte in
    switch byte {
    case 0x09, 0x0A, 0x0D: false
    case 0x00...0x1F, 0x7F, 0xC2, 0xE2, 0xEF, 0xF0...: true
    default: false
    }
  }

  /// Whether a byte is there that one of the characters needs: cheap, and false for most texts.
  private static func mayContainAny(_ bytes: [UInt8]) -> Bool {
    guard firstBytes.firstIndex(in: bytes.span) != nil else { return false }
    var previous: UInt8 = 0
    for byte in bytes {
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return true }
      if byte == 0x7F || byte == 0xEF || byte >= 0xF0 { return true }
      if previous == 0xC2, byte < 0xA0 { return true }
      if previous == 0xE2, byte == 0x80 || byte == 0x81 { return true }
      previous = byte
    }
    return false
  }
}
