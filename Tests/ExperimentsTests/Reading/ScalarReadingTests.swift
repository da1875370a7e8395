import Testing

@testable import Experiments

@Suite struct ScalarReadingTests {
  @Test(arguments: [
    ("12", 12), ("-3", -3), ("+0.5", 0.5), (".5", 0.5), ("2.", 2), ("1e-4", 1e-4), ("1E4", 1e4),
    ("1_000_000", 1e6), ("2.e1", 20), ("010", 10), ("1e400", .infinity), ("-inf", -.infinity),
    (".inf", .infinity), ("1e-400", 0),
  ])
  func numbers(text: String, value: Double) {
    #expect(NumberSyntax.double(text) == value)
  }

  @Test(arguments: [
    "", "-", ".", "1__0", "_1", "1_", "0x10", "1:30", "1e", "1e+", "e4", "1 0", "１２", "Infinity",
    "NaN", "infinity", "1.2.3", "--1", "1,5",
  ])
  func noNumbers(text: String) {
    #expect(NumberSyntax.double(text) == nil)
  }

  @Test func wholeNumbers() {
    #expect(NumberSyntax.integer("1e4") == 10_000)
    #expect(NumberSyntax.integer("9_007_199_254_740_993") == 9_007_199_254_740_993)
    #expect(NumberSyntax.integer("2.0") == 2)
    #expect(NumberSyntax.integer("2.5") == nil)
    #expect(NumberSyntax.integer("1e30") == nil)
    #expect(NumberSyntax.integer("nan") == nil)
    #expect(NumberSyntax.integer("-0") == 0)
  }

  @Test(arguments: ["true", "yes", "on", "True", "ON"])
  func trueFlags(text: String) throws {
    #expect(try decode("a: \(text)") { $0.mapping { $0.required("a").flag() } })
  }

  @Test(arguments: ["false", "no", "off", "No"])
  func falseFlags(text: String) throws {
    #expect(try !decode("a: \(text)") { $0.mapping { $0.required("a").flag() } })
  }

  @Test func wordsStayTexts() throws {
    let texts = try decode("[no, 1e-4, ~, null, 2020-01-01, '', 0x1F]") { $0.list { $0.text() } }
    #expect(texts == ["no", "1e-4", "~", "null", "2020-01-01", "", "0x1F"])
  }

  @Test func boundsAreKeptAndNamed() {
    func message(_ yaml: String, _ bounds: NumericBounds) -> String? {
      short(decodeErrors(yaml) { $0.list { $0.number(bounds) } }).first
    }
    #expect(message("[0.5]", .unit) == nil)
    #expect(message("[1]", .unit) == nil)
    #expect(
      message("[1]", .from(0, below: 1))
        == "10:2+1 item 1 of this directive must be a number from 0 and below 1,"
        + " for example 0.5; found the number 1")
    #expect(message("[-1]", .nonnegative)?.contains("a number of at least 0") == true)
    #expect(message("[inf]", .positive)?.contains("found the number inf") == true)
    #expect(message("[nan]", .any)?.contains("a number, for example 1") == true)
    #expect(message("['0.5']", .unit)?.contains("found the quoted text \"0.5\"") == true)
    #expect(message("[x]", .above(-1, below: 3))?.contains("above -1 and below 3") == true)
  }

  @Test func infinityOnRequest() throws {
    #expect(try decode("[inf]") { $0.list { $0.number(allowsInfinity: true) } } == [.infinity])
  }

  @Test(arguments: [
    ("deepSigmoid", "deep-sigmoid"), ("Deep Sigmoid", "deep-sigmoid"), ("a_b", "a-b"),
    ("-x-", "x"), ("fig--a", "fig-a"),
  ])
  func namesAreKebabCase(text: String, proposal: String) {
    let errors = decodeErrors("[\(text)]") { $0.list { $0.name() } }
    #expect(errors.all.map(\.suggestion) == [proposal])
    #expect(ValueReader.isName(proposal))
  }

  @Test func notEverythingIsAName() throws {
    #expect(try decode("[a-1]") { $0.list { $0.name() } } == ["a-1"])
    for text in ["", "1a", "a-", "-a", "ä", "a.b", "a--b"] { #expect(!ValueReader.isName(text)) }
  }

  @Test func listsHaveSizes() throws {
    #expect(
      short(decodeErrors("[1, 2]") { $0.list(count: 3...3) { $0.text() } }) == [
        "10:1+1 this directive must have 3 items; found 2"
      ])
    #expect(
      short(decodeErrors("[]") { $0.list { $0.text() } }) == [
        "10:1+1 this directive must have at least 1 items; found 0"
      ])
    #expect(try decode("[]") { $0.list(count: 0...2) { $0.text() } } == [])
    #expect(
      try decode("a: loss") { $0.mapping { $0.required("a").oneOrMore { $0.text() } } } == ["loss"])
    #expect(
      try decode("a: [x, y]") { $0.mapping { $0.required("a").oneOrMore { $0.text() } } } == [
        "x", "y",
      ])
  }

  @Test func freeKeysKeepTheirOrder() throws {
    let entries = try decode("{z: 1, a: 2}") { value in
      value.dictionary { key, value in "\(key.name())=\(value.integer(in: 0...9))" }
    }
    #expect(entries == ["z=1", "a=2"])
  }

  @Test func ownNotations() throws {
    func seconds(_ value: ValueReader) -> Int {
      value.parsed(as: "a duration", example: "60s", fallback: 0) { text in
        text.hasSuffix("s") ? Int(text.dropLast()) : nil
      }
    }
    #expect(try decode("[90s]") { $0.list(seconds) } == [90])
    #expect(
      short(decodeErrors("[90]") { $0.list(seconds) }) == [
        "10:2+2 item 1 of this directive must be a duration, for example 60s; found the number 90"
      ])
  }

  @Test func aKeyWithNothingIsShownAtTheKey() {
    let errors = decodeErrors("{steps: }") {
      $0.mapping { $0.required("steps").integer(in: 1...9) }
    }
    #expect(
      short(errors) == ["10:2+5 'steps' must be a whole number from 1 to 9; found nothing"])
  }
}
