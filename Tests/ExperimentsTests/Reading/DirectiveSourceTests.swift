import Testing

@testable import Experiments

@Suite struct DirectiveSourceTests {
  @Test func mapsOffsetsToTheFile() {
    let source = DirectiveSource(text: "ab\r\ncd\re", file: "f.md", line: 7, columns: [3, 1])
    #expect(source.text == "ab\ncd\ne")
    let places = (0...source.text.count).map { offset in
      let position = source.position(at: offset)
      return "\(position.line):\(position.column)"
    }
    #expect(places == ["7:3", "7:4", "7:5", "8:1", "8:2", "8:3", "9:1", "9:2"])
  }

  @Test func anEmptyTextHasAPlace() {
    let position = SourcePosition(file: "f.md", line: 2, column: 5)
    #expect(DirectiveSource(text: "", at: position).position(at: 0) == position)
  }

  @Test func partsKeepTheirPlaces() {
    let source = DirectiveSource(text: "ab\ncd\nef", file: "f.md", line: 1, column: 4)
    let part = source[1..<7]
    #expect(part.text == "b\ncd\ne")
    for offset in 0...5 { #expect(part.position(at: offset) == source.position(at: offset + 1)) }
    #expect(source[3..<3].position(at: 0) == source.position(at: 3))
  }

  @Test(arguments: 0..<300) func linesEndWhereCharactersEndThem(_ seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    let pieces = ["\n", "\r", "\r\n", "a", "é", "\u{301}", "界", " ", "\u{2028}", "👩‍👩‍👧"]
    let text = (0..<20).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    let expected = text.split(omittingEmptySubsequences: false, whereSeparator: \.endsLine)
    #expect(DirectiveSource.lines(of: text) == expected.map(String.init))
  }
}
