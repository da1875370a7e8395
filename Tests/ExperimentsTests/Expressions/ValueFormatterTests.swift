import Testing

@testable import Experiments

@Suite struct ValueFormatterTests {
  private func format(
    _ value: Double, _ name: String, _ locale: NumberLocale = .english
  ) -> String? {
    ValueFormatter(name)?.format(value, locale: locale)
  }

  @Test(arguments: [
    ("fixed2", 3.14159, "3.14"), ("fixed0", 2.5, "2"), ("fixed2", -0.001, "0.00"),
    ("fixed1", -12.34, "−12.3"), ("fixed1", 123_456.78, "123\u{202F}456.8"),
    ("fixed2", 0, "0.00"), ("fixed2", 1e20, "1.00×10²⁰"),
    ("sig3", 0.012345, "0.0123"), ("sig3", 1234.5, "1230"), ("sig3", 99.96, "100"),
    ("sig3", 0.5, "0.500"), ("sig2", 123_456, "120\u{202F}000"), ("sig3", 1e-9, "1.00×10⁻⁹"),
    ("sig3", 0, "0 exactly"), ("sci2", 2.8e-9, "2.8×10⁻⁹"), ("sci2", -2.84e-9, "−2.8×10⁻⁹"),
    ("sci1", 3e10, "3×10¹⁰"), ("sci3", 1, "1.00×10⁰"), ("sci2", 9.96, "1.0×10¹"),
    ("sci2", 0, "0 exactly"), ("sci2", 4.9e-300, "4.9×10⁻³⁰⁰"), ("percent1", 0.12345, "12.3%"),
    ("percent0", 1, "100%"), ("percent1", -0.5, "−50.0%"), ("int", 1999.5, "2000"),
    ("int", 12_345.4, "12\u{202F}345"), ("int", -1_234_567, "−1\u{202F}234\u{202F}567"),
    ("int", 1e18, "1.00×10¹⁸"), ("int", -0.2, "0"), ("auto", 0, "0"), ("auto", 0.5, "0.5"),
    ("auto", 0.123456, "0.123"), ("auto", 42, "42"), ("auto", 12_345.6, "12\u{202F}346"),
    ("auto", 1e-9, "1.00×10⁻⁹"), ("auto", 2.5e8, "2.50×10⁸"), ("auto", -0.25, "−0.25"),
    ("auto", 0.1 + 0.2, "0.300"), ("duration", 0, "0\u{A0}s"), ("duration", 2e-9, "2.00\u{A0}ns"),
    ("duration", 0.35, "350\u{A0}ms"), ("duration", 12.34, "12.3\u{A0}s"),
    ("duration", 0.9996, "1.00\u{A0}s"), ("duration", 59.99, "1\u{A0}min\u{A0}0\u{A0}s"),
    ("duration", 125, "2\u{A0}min\u{A0}5\u{A0}s"),
    ("duration", 12_000, "3\u{A0}h\u{A0}20\u{A0}min"),
    ("duration", 3599.7, "1\u{A0}h\u{A0}0\u{A0}min"), ("duration", -3, "−3.00\u{A0}s"),
  ])
  func writes(name: String, value: Double, expected: String) {
    #expect(format(value, name) == expected)
  }

  @Test(arguments: ValueFormatter.Style.allCases)
  func infinityAndNaNInEveryStyle(style: ValueFormatter.Style) {
    let name = style.rawValue + (style.digits == nil ? "" : "2")
    #expect(format(.infinity, name) == "∞")
    #expect(format(-.infinity, name) == "−∞")
    #expect(format(.nan, name) == "NaN")
    for value in [1e308, -1e308, 1e-300, 1e15, 1e17, 123.456] {
      #expect(format(value, name)?.isEmpty == false)
    }
  }

  @Test func languages() {
    let german = NumberLocale.language("de-CH")
    #expect(format(12_345.678, "fixed2", german) == "12\u{202F}345,68")
    #expect(format(2.8e-9, "sci2", german) == "2,8×10⁻⁹")
    #expect(format(0.125, "percent1", german) == "12,5\u{202F}%")
    #expect(format(0, "sci2", german) == "genau 0")
    #expect(format(0.125, "auto", .language("zh-Hans")) == "0.125")
    #expect(format(0, "sci2", .language("zh")) == "恰好为 0")
    #expect(NumberLocale.language("fr") == .english)
  }

  @Test(arguments: ["fixed", "fixed13", "fixed02", "sci0", "auto3", "int2", "", "2", "fixed-1"])
  func refuses(name: String) {
    #expect(ValueFormatter(name) == nil)
  }

  @Test(arguments: [
    ("fixd3", "fixed3"), ("fixed", "fixed2"), ("fixed99", "fixed12"), ("percentage1", "percent1"),
    ("integer", "int"), ("durations", "duration"), ("significant4", "sig4"),
  ])
  func suggests(name: String, expected: String) {
    #expect(ValueFormatter.nearest(name) == expected)
  }

  @Test func examplesAreValid() {
    for (name, _) in ValueFormatter.examples { #expect(ValueFormatter(name) != nil) }
  }
}
