import Testing

@testable import Experiments

@Suite struct YAMLReaderTests {
  @Test func keepsOrderTextAndPlaces() throws {
    let node = try YAMLReader.parse(
      body(
        """
        b: no
        a: 'it''s'   # comment
        c: {x: 1e-4, y: [p, "q r"]}
        """, column: 4))
    #expect(node.entries?.map(\.key) == ["b", "a", "c"])
    #expect(node["b"]?.text == "no")
    #expect(node["a"]?.text == "it's")
    #expect(node["a"].map { "\($0.position)+\($0.length)" } == "chapters/x.md:11:7+7")
    let y = try #require(node["c"]?["y"]?.items)
    #expect(y.map(\.text) == ["p", "q r"])
    #expect(y.map { "\($0.position.column)+\($0.length)" } == ["21+1", "24+5"])
    #expect(node.position.column == 4)
  }

  @Test func countsColumnsInCharacters() throws {
    let node = try YAMLReader.parse(body("標題: {e\u{301}🇩🇪: 神經, b: x}"))
    #expect(node["標題"]?["b"]?.position.column == 17)
    #expect(node["標題"]?.entries?.last?.keyPosition.column == 14)
  }

  @Test func everyLineMayHaveAColumnOfItsOwn() throws {
    let source = DirectiveSource(
      text: "a: 1\r\nb:\r\n  - x", file: "f.md", line: 3, columns: [5, 3, 5])
    let node = try YAMLReader.parse(source)
    #expect(node.entries?[1].keyPosition == SourcePosition(file: "f.md", line: 4, column: 3))
    #expect(node["b"]?.items?[0].position == SourcePosition(file: "f.md", line: 5, column: 9))
  }

  @Test func anEmptyBodyIsAnEmptyMapping() throws {
    for text in ["", "\n\n", "# only a comment\n"] {
      #expect(try YAMLReader.parse(body(text)).entries?.isEmpty == true)
    }
  }

  @Test(arguments: [
    ("caption: plain text", "text", "10:16"),
    ("caption: 'quoted text'", "text", "10:18"),
    ("caption: \"quoted \\u03c3 text\"", "text", "10:25"),
    ("caption: 'it''s text'", "text", "10:17"),
    ("caption: |\n  first line\n  second text", "text", "12:10"),
    ("caption: >\n  first line\n\n  second text", "text", "13:10"),
    ("caption: plain over\n  two text", "text", "11:7"),
    ("caption: \"a\\n\\n  b text\"", "text", "10:20"),
  ])
  func findsThePlaceOfEachCharacterOfAScalar(yaml: String, word: String, place: String) throws {
    let node = try #require(try YAMLReader.parse(body(yaml))["caption"])
    let source = try node.decode { $0.source() }
    let range = try #require(source.text.range(of: word))
    let offset = source.text.distance(from: source.text.startIndex, to: range.lowerBound)
    let position = source.position(at: offset)
    #expect("\(position.line):\(position.column)" == place)
    let part = source[offset..<offset + 4]
    #expect(part.text == word)
    #expect(part.position(at: 1).column == position.column + 1)
  }

  @Test(arguments: [
    ("a:\n\t- b", "11:1+1 a tab stands where YAML wants spaces"),
    ("a: {b: 1\nc: 2", "10:4+1 this '{' is never closed"),
    ("a: [1, 2\n", "10:4+1 this '[' is never closed"),
    ("a: [1, 2}", "10:9+1 expected ',' or ']' here"),
    ("a: 'text", "10:4+1 this quote is never closed"),
    ("a: Loss: the curve", "10:8+1 a colon followed by a space is not allowed inside this text"),
    ("a: `x`", "10:4+1 a text cannot start with '`' without quotes"),
    ("a: @x", "10:4+1 a text cannot start with '@' without quotes"),
    ("a: *x", "10:4+1 aliases ('*name') are not part of the directive language"),
    ("a: **bold**", "10:4+1 a text cannot start with '*' without quotes"),
    ("a: &x 1", "10:4+1 anchors ('&name') are not part of the directive language"),
    ("a: &x 1\nb: *x", "10:4+1 anchors ('&name') are not part of the directive language"),
    ("a: !int 1", "10:4+1 tags ('!int') are not part of the directive language"),
    (
      "a: \"\\sigma\"", "10:5+1 a backslash in \"double quotes\" starts an escape, and this is none"
    ),
    ("a: 1\nrate:0.1\nb: 2", "11:1+1 a space is missing after the colon in 'rate:0.1'"),
    ("a: 1\nrate\nb: 2", "11:1+1 expected 'key: value', found 'rate'"),
    ("a: 1\n  b: 2", "11:4+1 a colon followed by a space is not allowed inside this text"),
    ("a:\n  b: 1\n c: 2", "12:2+1 expected a key here"),
    ("- a\nb: 2", "11:1+1 expected another '- ' item here"),
    ("a: - b", "10:4+1 a '- ' item is not allowed here"),
    ("a: 1\n---\nb: 2", "11:1+1 a directive is one YAML document: '---' has no place in it"),
    ("a: 1\u{7}", "10:5+1 a control character is not allowed here"),
    ("[a, b]: 1", "10:1+1 a key must be a plain word, found a list"),
    ("a: 1\nb: 2\na: 3", "12:1+1 the key 'a' stands twice in this mapping"),
    ("x: {'ab': 1, b: 2, ab: 3}", "10:20+2 the key 'ab' stands twice in this mapping"),
  ])
  func saysWhatIsWrongAndWhere(yaml: String, message: String) {
    #expect(short(parseErrors(yaml)) == [message])
  }

  @Test func aDuplicateKeyTellsBothPlaces() {
    let errors = parseErrors("rate: 1\nsteps: 2\nrate: 3\nsteps: 4\nrate: 5")
    #expect(
      short(errors) == [
        "12:1+4 the key 'rate' stands twice in this mapping",
        "13:1+5 the key 'steps' stands twice in this mapping",
        "14:1+4 the key 'rate' stands twice in this mapping",
      ])
    #expect(
      notes(errors) == [
        "it stands also at chapters/x.md:10:1", "it stands also at chapters/x.md:11:1",
        "it stands also at chapters/x.md:12:1",
      ])
  }

  @Test func limitsNameThemselves() {
    let long = "a: " + String(repeating: "x", count: YAMLReader.longestBody)
    #expect(
      short(parseErrors(long)) == [
        "10:1+1 a directive's body is limited to 64 kB, this one has 64 kB"
      ])
    for depth in [40, 900, 5000, 30_000] {
      let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      #expect(short(parseErrors(deep)).first?.contains("may be nested 32 deep") == true)
      let blocks = String(repeating: "- ", count: depth) + "x"
      #expect(short(parseErrors(blocks)).first?.contains("may be nested 32 deep") == true)
    }
    let allowed = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
    #expect(parseErrors(allowed).all.isEmpty)
  }

  @Test func unfoldsNoBillionLaughs() {
    var lines = ["a0: &a0 [x, x]"]
    for level in 1...60 { lines.append("a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]") }
    lines.append("? *a60\n: bomb")
    #expect(
      short(parseErrors(lines.joined(separator: "\n"))) == [
        "10:5+1 anchors ('&name') are not part of the directive language"
      ])
  }

  @Test func starsAndAmpersandsInTextsAreFine() throws {
    let node = try YAMLReader.parse(body("a: R&D &c *x*\n'a*b': 1\naxb: '&x *x'"))
    #expect(node["a"]?.text == "R&D &c *x*")
    #expect(node["axb"]?.text == "&x *x")
  }

  @Test func expressionsInsideTextsKnowTheirPlace() throws {
    let node = try YAMLReader.parse(
      body(
        """
        from: deep-sigmoid
        gradient-by-layer: {step: first}
        caption: >
          Layer 1 receives
          {val}`deep.lsos[step=0]:sci2` of it.
        """, column: 3))
    let text = try #require(node["caption"]).decode { $0.source() }
    let characters = Array(text.text)
    let start = try #require(characters.firstIndex(of: "`")) + 1
    let end = try #require(characters.lastIndex(of: "`"))
    let value = try ValueExpression.parse(text[start..<end])
    let error = #expect(throws: Diagnostics.self) {
      try value.check(against: SampleResults.all.schema)
    }
    #expect(
      short(try #require(error)) == ["14:16+4 no value 'lsos' in experiment 'deep' | loss"])
  }
}
