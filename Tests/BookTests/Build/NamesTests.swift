import Experiments
import Foundation
import Testing

@testable import Book

@Suite struct NamesTests {
  private static let position = SourcePosition(file: "c.md", line: 3, column: 15)

  @Test(arguments: ["deep-sigmoid", "a", "fig-1", "a1-b2", String(repeating: "a", count: 100)])
  func namesInKebabCaseAreTaken(name: String) {
    var names = Names()
    #expect(names.add(name, at: Self.position) == nil)
    #expect(names.add(name, at: Self.position)?.message.contains("twice") == true)
  }

  @Test(arguments: [
    ("../x", "x"), ("a/b", "a-b"), (".", nil), ("..", nil), ("/etc/passwd", "etc-passwd"),
    ("Deep Sigmoid", "deep-sigmoid"), ("deepSigmoid", "deep-sigmoid"), ("a_b", "a-b"),
    ("1st", nil), ("-a", "a"), ("a--b", "a-b"), ("a\u{0}b", "a-b"), ("a.b", "a-b"), ("é", nil),
    ("%2e%2e", nil), ("claims", "claims-1"), ("and", "and-1"), ("for", "for-1"),
    (String(repeating: "a", count: 101), nil), ("a\\b", "a-b"), ("<b>", "b"), ("\"", nil),
  ])
  func othersAreAnsweredAtTheirPlace(name: String, suggestion: String?) {
    var names = Names()
    let problem = names.add(name, at: Self.position)
    #expect(problem?.position == Self.position)
    #expect(problem?.severity == .error)
    #expect(problem?.suggestion == suggestion)
    #expect(names.all.isEmpty)
  }

  /// Whatever the name, a build ends with an error at it, and writes nothing.
  @Test(arguments: ["experiment", "figure", "claim"])
  func everyKindOfNameIsChecked(kind: String) throws {
    let old = [
      "experiment": "```experiment chain", "figure": "```figure fig-chain",
      "claim": "```claim doubling",
    ][kind]
    let start = try #require(old)
    let book = try TemporaryBook([
      "01-chain.md": TemporaryBook.chapter.replacing(start, with: "```\(kind) ../x")
    ])
    let errors = WrongBookTests.errors { try book.build() }
    #expect(errors.contains { $0.message.contains("found '../x'") && $0.suggestion == "x" })
    #expect(!FileManager.default.fileExists(atPath: "\(book.folder)/site"))
  }

  private func warnings(_ chapter: String) throws -> [Diagnostic] {
    try TemporaryBook(["01-a.md": chapter]).build().warnings
  }

  private static let undefined = """
    # A

    ```experiment e
    data: {ones: {samples: 1, features: 1}}
    model: [{dense: 1, bias: false, init: zeros}]
    loss: sum
    EXPECT
    record: loss
    ```

    It is {val}`e.loss[step=0] / e.loss[step=0]`.
    """

  @Test func aValueThatIsNoNumberIsAWarning() throws {
    let found = try warnings(Self.undefined.replacing("EXPECT", with: ""))
    #expect(found.map(\.message) == ["this value is not a number (NaN)"])
    #expect(found.first?.position.line == 11)
    #expect(found.first?.position.column == 13)
  }

  @Test func divergenceThatIsExpectedIsNone() throws {
    let diverging = """
      # A

      ```experiment e
      data: {ones: {samples: 1, features: 1}}
      model: [{dense: 1, bias: false, init: {constant: 1e300}, repeat: 2}]
      loss: sum
      expect: diverges
      precision: double
      record: {loss: last}
      optimizer: {sgd: 0.1}
      steps: 2
      ```

      It is {val}`e.loss[step=last]`.
      """
    #expect(try warnings(diverging).isEmpty)
  }

  @Test func warningsOfExperimentsReachTheAuthor() throws {
    let found = try warnings(
      Self.undefined.replacing("EXPECT", with: "init: he").replacing(
        "{val}`e.loss[step=0] / e.loss[step=0]`", with: "so"))
    #expect(found.map(\.message) == ["'init' changes no run here"])
  }

  @Test func seedsThatMakeNoDifferenceAreAWarning() throws {
    let chapter = Self.undefined.replacing(
      "{val}`e.loss[step=0] / e.loss[step=0]`", with: "{val}`e.loss[step=0]`")
    let equal = try warnings(chapter.replacing("EXPECT", with: "seeds: 3"))
    #expect(equal.map(\.message) == ["all 3 seeds of 'e' gave the same numbers"])
    let random = try warnings(
      chapter.replacing("EXPECT", with: "seeds: 3").replacing("init: zeros", with: "init: he"))
    #expect(random.isEmpty)
    // Random or not, all may be right.
    let shares = try warnings(
      chapter.replacing("EXPECT", with: "seeds: 3")
        .replacing("bias: false", with: "activation: relu")
        .replacing("record: loss", with: "record: dead-fraction")
        .replacing("{val}`e.loss[step=0]`", with: "so"))
    #expect(!shares.contains { $0.message.contains("gave the same numbers") })
  }

  private static let swept = """
    # A

    ```experiment e
    data: {ones: {samples: 1, features: 1}}
    model: [{dense: 1, bias: false}]
    loss: sum
    sweep: [{label: "2.10", init: zeros}, {label: two steps, init: {constant: 2}}]
    record: {loss: every 1}
    ```

    ```figure f
    from: e
    bars: {metric: loss, by: variant, labels: {NAMES}, select: {SELECT}}
    title: A
    caption: B
    ```
    """

  @Test(arguments: [
    ("nothing: x", "nothing in this figure is called 'nothing'"),
    ("tow: x", "nothing in this figure is called 'tow'"),
    ("two steps: x", nil), ("\"2.10\": x", nil), ("loss: x", nil), ("variant=two steps: x", nil),
  ])
  func aNameForNothingIsAWarning(names: String, message: String?) throws {
    let found = try warnings(
      Self.swept.replacing("NAMES", with: names).replacing(", select: {SELECT}", with: ""))
    #expect(found.map(\.message) == [message].compactMap(\.self))
    #expect(found.allSatisfy { $0.position.line == 13 && $0.position.column == 44 })
  }

  @Test func aNumberForALabelInQuotesIsAnsweredWithQuotes() throws {
    let chapter = Self.swept.replacing("NAMES", with: "loss: x")
      .replacing("SELECT", with: "variant: 2.10").replacing(", by: variant", with: ", by: step")
    let book = try TemporaryBook(["01-a.md": chapter])
    let errors = WrongBookTests.errors { try book.build() }
    let found = try #require(errors.first { $0.message.contains("2.1") }, "\(errors)")
    #expect(found.suggestion == "\"2.10\"")
    #expect(found.notes.contains("a label that was given in quotes is selected in quotes"))
    let value = try TemporaryBook([
      "01-a.md": Self.undefined.replacing("EXPECT", with: "sweep: [{label: \"2.10\", init: he}]")
        .replacing(", init: zeros", with: "")
        .replacing("e.loss[step=0] / e.loss[step=0]", with: "e.loss[variant=2.1, step=0]")
    ])
    #expect(WrongBookTests.errors { try value.build() }.first?.suggestion == "\"2.10\"")
  }
}
