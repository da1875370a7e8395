import Testing

@testable import Book

@Suite struct MathMLRepairTests {
  @Test(arguments: [
    ("<mo><mi>a</mi></mo>", "<mrow><mi>a</mi></mrow>"),
    (
      "<msub><mi>σ</mi><mo>\u{2061}</mo><mi>max</mi></msub>",
      "<msub><mi>σ</mi><mi>max</mi></msub>"
    ),
    (
      "<msub><mi>σ</mi><mo>&#x2061;</mo><mi>max</mi></msub>",
      "<msub><mi>σ</mi><mi>max</mi></msub>"
    ),
    ("<mstyle width=\"1em\"><mi>a</mi></mstyle>", "<mstyle><mi>a</mi></mstyle>"),
    ("<mtd><mo><mo>=</mo></mo></mtd>", "<mtd><mrow><mo>=</mo></mrow></mtd>"),
  ])
  func whatIsNoMathMLBecomesSome(html: String, repaired: String) {
    let (before, after) = ("<i>é</i><math>", "</math><b>\u{301}</b>")
    #expect(MathMLRepair.repair(before + html + after) == before + repaired + after)
  }

  @Test(
    "All else is as it was",
    arguments: [
      "", "é", "<mo><mi>a</mi></mo>", "<math><mi>\u{301}</mi><mspace width=\"1em\"/></math>",
      "<math><msub><mi>a</mi><mo>\u{2061}</mo></msub></math>", "</math><math>", "<math>",
      "<math><annotation><mo><mi>a</mi></mo></annotation></math>",
      "<math><mo>=</mo><mtext>width=</mtext><mstyle scriptlevel=\"1\"></mstyle></math>",
    ])
  func allElseStays(_ html: String) {
    #expect(Array(MathMLRepair.repair(html).utf8) == Array(html.utf8))
  }
}
