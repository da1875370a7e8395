import Bytes

/// Marks Chinese words in the text of another language, so that a browser chooses Chinese glyphs and
/// a screen reader a Chinese voice.
enum ForeignText {
  /// The first bytes of all Chinese characters, and of others.
  private static let mayBeHan = ByteSet { $0 >= 0xE3 }
  private static let needsCare = ByteSet {
    mayBeHan.contains($0) || String.mayNeedEscaping.contains($0)
  }

  /// Appends escaped text; on a Chinese page nothing is foreign.
  static func append(_ text: String, to html: inout String, language: String) {
    guard needsCare.isFound(in: text) else {
      html += text
      return
    }
    guard mayBeHan.isFound(in: text), !language.hasPrefix("zh") else {
      html.appendEscaped(text)
      return
    }
    var rest = text[...]
    while let start = rest.unicodeScalars.firstIndex(where: isHan) {
      html.appendEscaped(String(rest[..<start]))
      let han = rest[start...]
      let end = han.unicodeScalars.firstIndex { !isHan($0) && !isPunctuation($0) } ?? han.endIndex
      html += "<span lang=\"zh\">"
      html.appendEscaped(String(han[..<end]))
      html += "</span>"
      rest = rest[end...]
    }
    html.appendEscaped(String(rest))
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
    default: false
    }
  }

  /// Chinese punctuation and full-width forms.
  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    (0x3000...0x303F).contains(scalar.value) || (0xFF00...0xFFEF).contains(scalar.value)
  }
}
