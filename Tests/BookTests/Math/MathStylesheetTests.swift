import Testing

@testable import Book

struct MathStylesheetTests {
  private func formulas(_ tex: String...) throws -> [TypesetFormula] {
    let typesetter = try MathTypesetter(cache: NoMarkupCache())
    return try tex.map { try typesetter.typeset(MathTypesetterTests.formula($0)) }
  }

  @Test func onlyNeededFontsAreLoaded() throws {
    let plain = try MathStylesheet(formulas: formulas("x+1"))
    #expect(plain.fonts.contains("KaTeX_Main-Regular.woff2"))
    #expect(plain.fonts.contains("KaTeX_Math-Italic.woff2"))
    #expect(!plain.fonts.contains { $0.contains("Fraktur") || $0.contains("AMS") })
    let rich = try MathStylesheet(formulas: formulas("\\mathfrak{g}", "\\mathbb{R}"))
    #expect(rich.fonts.contains("KaTeX_Fraktur-Regular.woff2"))
    #expect(rich.fonts.contains("KaTeX_AMS-Regular.woff2"))
    for font in rich.fonts {
      #expect(rich.css.contains("fonts/\(font)"))
      #expect(try MathStylesheet.font(font).starts(with: Array("wOF2".utf8)))
    }
  }

  @Test func theSheetDoesNotDependOnOrderOrRepetition() throws {
    let all = try formulas("x^2", "\\frac{a}{b}", "\\sqrt{y}")
    let sheet = try MathStylesheet(formulas: all)
    #expect(try MathStylesheet(formulas: all.reversed() + all) == sheet)
    for rule in all.flatMap(\.rules) { #expect(sheet.css.contains(rule.css)) }
  }
}
