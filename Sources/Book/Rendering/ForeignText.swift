import Bytes

/// Marks Chinese, Japanese and Korean words in the text of another language, so that a browser chooses their glyphs
/// and a screen reader their voice.
enum ForeignText {
  /// The first bytes of all of their characters, and of others.
  private static let mayBeCJK = ByteSet { $0 >= 0xE1 }
  private static let needsCare = ByteSet {
    mayBeCJK.contains($0) || String.mayNeedEscaping.contains($0)
  }

  /// Appends escaped text; what is of the page's own language is not foreign.
  ///
  /// Kana make a phrase Japanese, Hangul Korean; Han characters alone are of `hanLanguage`.
  static func append(
    _ text: String, to html: inout String, language: String, hanLanguage: String = "zh"
  ) {
    guard needsCare.isFound(in: text) else {
      html += text
      return
    }
    guard mayBeCJK.isFound(in: text) else {
      html.appendEscaped(text)
      return
    }
    var rest = text[...]
    while let start = rest.unicodeScalars.firstIndex(where: isWord) {
      html.appendEscaped(String(rest[..<start]))
      let end = endOfPhrase(in: rest[start...])
      let phrase = rest[start..<end]
      let own = self.language(of: phrase.unicodeScalars, hanLanguage: hanLanguage)
      if language.hasPrefix(own) {
        html.appendEscaped(String(phrase))
      } else {
        html += "<span lang=\"\(own)\">"
        html.appendEscaped(String(phrase))
        html += "</span>"
      }
      rest = rest[end...]
    }
    html.appendEscaped(String(rest))
  }

  /// The language of the Han characters in a whole text: Japanese has kana among them, Chinese none.
  static func hanLanguage(of text: String) -> String {
    guard mayBeCJK.isFound(in: text) else { return "zh" }
    var (han, kana, hangul) = (0, 0, 0)
    for scalar in text.unicodeScalars where scalar.value >= 0x1100 {
      if isHan(scalar) { han += 1 }
      if isKana(scalar) { kana += 1 }
      if CJKMarks.isHangul(scalar) { hangul += 1 }
    }
    return kana * 4 > han ? "ja" : hangul > han ? "ko" : "zh"
  }

  private static func language(
    of phrase: Substring.UnicodeScalarView, hanLanguage: String
  ) -> String {
    if phrase.contains(where: isKana) { return "ja" }
    return phrase.contains(where: CJKMarks.isHangul) ? "ko" : hanLanguage
  }

  /// Words with their punctuation, and the spaces between words of Korean.
  private static func endOfPhrase(in text: Substring) -> String.Index {
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let next = scalars.index(after: index)
      if scalars[index] == " " {
        guard next < scalars.endIndex, CJKMarks.isHangul(scalars[next]) else { break }
      } else if !isWord(scalars[index]), !isPunctuation(scalars[index]) {
        break
      }
      index = next
    }
    return index
  }

  /// Whether it stands in words of these languages, or beside them.
  static func isText(_ scalar: Unicode.Scalar) -> Bool {
    isWord(scalar) || isPunctuation(scalar) || ("\u{2018}"..."\u{201F}").contains(scalar)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    isHan(scalar) || isKana(scalar) || CJKMarks.isHangul(scalar)
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3005...0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF:
      true
    default: false
    }
  }

  private static func isKana(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3041...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D: true
    default: false
    }
  }

  /// Their punctuation and full-width forms.
  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    (0x3000...0x303F).contains(scalar.value) || (0xFF00...0xFFEF).contains(scalar.value)
      || scalar.value == 0x30FB
  }
}
