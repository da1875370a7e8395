import Bytes

/// How long a page takes to read.
enum ReadingTime {
  private static let wordsPerMinute = 200
  private static let hanCharactersPerMinute = 350
  private static let mayBeHan = ByteSet { $0 >= 0xE3 }

  /// At least one minute; formulas and code count as the words they are written with.
  static func minutes(of sections: [SearchSection]) -> Int {
    var words = 0
    var han = 0
    for section in sections {
      guard mayBeHan.isFound(in: section.text) else {
        words += Spacing.wordCount(of: section.text)
        continue
      }
      var isInWord = false
      for scalar in section.text.unicodeScalars {
        if (0x3400...0x9FFF).contains(scalar.value) {
          han += 1
          isInWord = false
        } else if scalar == " " {
          isInWord = false
        } else if !isInWord {
          words += 1
          isInWord = true
        }
      }
    }
    let hundredths = words * 100 / wordsPerMinute + han * 100 / hanCharactersPerMinute
    return max(1, (hundredths + 50) / 100)
  }
}
