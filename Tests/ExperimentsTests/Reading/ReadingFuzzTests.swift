import Testing

@testable import Experiments

/// Random edits of a right body give a value or errors that point into the body.
@Suite struct ReadingFuzzTests {
  private static let body = """
    # a network
    model:
      - {dense: 64, activation: {leaky-relu: 0.2}, repeat: 20}
      - residual: [{dense: {units: 8}}, dense: 8]
    optimizer: {sgd: {rate: 0.1, "momentum": 0.9}}
    steps: 2_000
    precision: 'double'   # quoted
    caption: "σ′ ≤ \\u00bc 神經"
    notes: |
      first
        second
    shuffle: no

    """

  private static let pieces = [
    "\t", "\n", "\r\n", " ", "  ", "- ", ": ", ":", ",", "{", "}", "[", "]", "'", "\"", "\\", "&a ",
    "*a", "!t ", "? ", "| ", "> ", "%", "@", "`", "#", " #", "---\n", "...\n", "<<: ", "~", "é",
    "e\u{301}", "神", "🇩🇪", "\u{0}", "\u{7}", "\u{FEFF}", "\u{85}", "\u{2028}", "\u{202E}",
    "steps: 1\n",
    "dense: 1", "sgd", "inf", "-1", "1e999", "nan", "\u{E000}", "\u{F8FF}",
  ]

  private static func check(_ text: String) {
    let source = DirectiveSource(text: text, file: "f.md", line: 3, column: 1)
    do throws(Diagnostics) {
      let node = try YAMLReader.parse(source)
      let spec = try node.decode(SampleSpec.read)
      #expect(spec.steps >= 1, "a body that decodes has values in their bounds")
    } catch {
      #expect(isInside(error, source), "\(text.debugDescription)\n\(short(error))")
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func mutatedBodies(seed: UInt64) {
    var mutation = Mutation(generator: SeededGenerator(state: seed), pieces: Self.pieces)
    for _ in 0..<150 { Self.check(mutation.mutate(Self.body)) }
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func saladBodies(seed: UInt64) {
    var mutation = Mutation(generator: SeededGenerator(state: seed), pieces: Self.pieces)
    for _ in 0..<200 { Self.check(mutation.salad(1...30)) }
  }

  @Test func theBodyItselfIsAlmostRight() {
    let errors = decodeErrors(Self.body, SampleSpec.read)
    #expect(
      errors.all.map(\.message) == [
        "'precision' must be one of 'float', 'double'; found the quoted text \"double\"",
        "unknown key 'caption'", "unknown key 'notes'",
      ])
  }

  /// Bodies of the largest size that stress one part of the parser each.
  @Test(arguments: [
    "[", "{", "- ", "? ", "a: ", "'", "\"", "x", "x ", "x\n", "[]", "{}", "{a,", "&a ", "*a ",
    "!a ",
    "a: {b: [c, ", ": ", "- - ", "\n", " ", "#", "|\n", "神", "{? ", "[[],",
  ])
  func longRepetitions(piece: String) {
    let count = (YAMLReader.longestBody - 1) / piece.utf8.count
    Self.check(String(repeating: piece, count: count))
    Self.check("steps: " + String(repeating: piece, count: count / 2))
  }
}
