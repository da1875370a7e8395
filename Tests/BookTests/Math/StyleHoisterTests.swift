import Testing

@testable import Book

struct StyleHoisterTests {
  private let rule = TypesetFormula.StyleRule(declarations: "height:1em;top:-2em")

  @Test func stylesBecomeClasses() {
    let name = rule.name
    for (html, expected) in [
      ("<a style=\"height:1em;top:-2em;\">x</a>", "<a class=\"\(name)\">x</a>"),
      ("<a class=\"b c\" style=\"height: 1em; top:-2em\">", "<a class=\"b c \(name)\">"),
      ("<a style='height:1em;top:-2em' class='b'>", "<a class=\"b \(name)\">"),
      ("<a x='1' style=\"height:1em;top:-2em\" y='2'>", "<a x='1' class=\"\(name)\" y='2'>"),
      ("<a style=\"height:1em;top:-2em\">\u{301}<b>", "<a class=\"\(name)\">\u{301}<b>"),
    ] {
      let hoisted = StyleHoister.hoist(html)
      #expect(hoisted.html == expected)
      #expect(hoisted.rules == [rule])
    }
  }

  @Test(
    "What is no attribute of a tag stays",
    arguments: [
      "", "x", " style=\"a:b\"", "<a> style=\"a:b\"</a>", "<a style=b>", "<a style=\"a:b>",
      "<a style=",
      "<a style", "<i>é\u{301}</i>",
    ])
  func allElseStays(_ html: String) {
    #expect(StyleHoister.hoist(html) == TypesetFormula(html: html, rules: []))
  }

  @Test func everyTagIsReached() {
    let (one, two) = (TypesetFormula.StyleRule(declarations: "a:b"), rule)
    let html = "<i style='a:b;'>é<b style=\"height:1em;top:-2em\"></b> style='</i><u style='a:b'/>"
    let hoisted = StyleHoister.hoist(html)
    #expect(
      hoisted.html == "<i class=\"\(one.name)\">é<b class=\"\(two.name)\"></b> style='</i>"
        + "<u class=\"\(one.name)\"/>")
    #expect(hoisted.rules == [one, two].sorted())
  }

  @Test func rulesWinLikeStyleAttributes() {
    #expect(rule.css == ".\(rule.name){height:1em!important;top:-2em!important}")
  }

  @Test func namesComeFromContentAlone() {
    #expect(rule.name == "m" + StableHash("height:1em;top:-2em").digits(8))
    #expect(StableHash("a").value == 0xaf63_dc4c_8601_ec8c)
  }
}
