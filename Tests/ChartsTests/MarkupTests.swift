import Testing

@testable import Charts
@testable import Geometry

@Suite struct MarkupTests {
  @Test(arguments: [
    ("<script>", "&lt;script&gt;"), ("a & \"b\" 'c'", "a &amp; &quot;b&quot; &#39;c&#39;"),
    ("]]>", "]]&gt;"), ("\u{0}\u{1}\u{7f}", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("\u{FFFE}", "\u{FFFD}"),
    ("tab\there", "tab\there"),
  ])
  func escaping(_ text: String, _ expected: String) {
    #expect(Markup.escaped(text) == expected)
  }

  @Test func directionMarksAreIsolated() {
    #expect(Markup.escaped("\u{202E}x") == "\u{2068}\u{202E}x\u{2069}")
    #expect(Markup.escaped("\u{2067}x") == "\u{2068}\u{2067}x\u{2069}\u{2069}")
    #expect(Markup.escaped("x\u{2069}y") == "xy")
  }

  @Test func identifiersAreSafe() {
    #expect(Markup.identifier("fig 1\"><b>") == "fig-1---b-")
    #expect(Markup.identifier("3") == "f3")
  }

  @Test func pathsAreRelativeIntegers() {
    var path = PathData()
    path.polyline([Position(1, 2), Position(3, 4), Position(3, 1), Position(5, 1)])
    path.polyline([Position(0, 0), Position(1, 0), Position(1, 1)], closed: true)
    path.move(to: Position(2, 2))
    #expect(path.text == "M10 20l20 20v-30h20m-50-10h10v10zm20 20")
  }
}
