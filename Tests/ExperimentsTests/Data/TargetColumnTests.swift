import Testing

@testable import Experiments

/// A cell that cannot be what its column is taken for is refused at its place: it never makes a column of numbers
/// one of classes, and is never a class itself.
@Suite struct TargetColumnTests {
  private static func plan(
    _ text: String, _ settings: String, _ rest: String
  ) throws -> PlannedExperiment {
    try TemporaryBook.with(["a.csv": Array(text.utf8)]) { folder in
      try PlannedExperiment(
        ExperimentDirective(
          name: "test", position: SourcePosition(file: "c.md", line: 1, column: 1),
          body: DirectiveSource(
            text: "data: {csv: {file: a.csv, \(settings)}}\n\(rest)", file: "c.md", line: 2,
            column: 1), bookFolder: folder))
    }
  }

  private static func data(_ text: String, _ settings: String) throws -> Dataset {
    try TemporaryBook.with(["a.csv": Array(text.utf8)]) { folder in
      try DatasetTests.source("{csv: {file: a.csv, \(settings)}}", bookFolder: folder).makeDataset()
    }
  }

  private static func errors(
    _ text: String, _ settings: String = "target: y", _ rest: String = regression
  ) -> [Diagnostic] {
    #expect(throws: Diagnostics.self, "\(text) \(settings)") { try plan(text, settings, rest) }?
      .all ?? []
  }

  private static let regression = "model: [{dense: 1}]\nloss: mse\nrecord: loss"
  private static let logistic =
    "model: [{dense: 1}]\nloss: binary-cross-entropy\nrecord: loss"
  private static func softmax(_ count: Int) -> String {
    "model: [{dense: \(count)}]\nloss: softmax-cross-entropy\nrecord: loss"
  }

  @Test(arguments: [
    "NA", "N/A", "n/a", "na", "nan", "NaN", "-nan", "null", "NULL", "inf", "-inf", "Infinity",
    "#N/A", "<NA>", "?", "", "  ", "#DIV/0!", "1.#IND",
  ])
  func aValueThatIsNotThereIsRefusedForEveryTask(cell: String) {
    for (column, others, task) in [
      ("y", ["1.5", "2.5"], ""), ("y", ["1.5", "2.5"], ", task: numbers"),
      ("y", ["0", "1"], ", task: classes"), ("y", ["yes", "no"], ", task: binary"),
      ("y", ["yes", "no"], ""), ("x", ["1.5", "2.5"], ""),
    ] {
      let rows =
        column == "y"
        ? "x,y\n1,\(others[0])\n2,\(cell)\n3,\(others[1])\n"
        : "x,y\n1,\(others[0])\n\(cell),1\n3,\(others[1])\n"
      let errors = Self.errors(rows, "target: y\(task)", Self.softmax(2))
      #expect(errors.count == 1)
      let place = column == "y" ? "a.csv:3:3: " : "a.csv:3:1: "
      #expect(errors.first?.message.hasPrefix(place) == true, "\(errors)")
      #expect(errors.first?.message.contains("leave its line out of the file") == true)
    }
  }

  @Test func whatIsInQuotesIsALabel() throws {
    let found = try Self.plan("x,y\n1,\"NA\"\n2,EU\n", "target: y", Self.softmax(2))
    #expect(found.points[0].run.source.classLabels == ["EU", "NA"])
    #expect(Self.errors("x,y\n1,\"\"\n2,EU\n", "target: y", Self.softmax(2)).count == 1)
  }

  @Test(arguments: [
    (
      "x,y\n1,\"1,5\"\n2,\"2,5\"\n3,\"1,5\"", "",
      "a.csv:2:3: '1,5' is not a number, and column 'y' is taken for numbers; numbers with a decimal comma are read "
        + "with separator: \",\", decimal: \",\""
    ),
    (
      "x;y\n1;1,5\n2;2,5\n3;1,5", ", separator: ;",
      "a.csv:2:3: '1,5' is not a number, and column 'y' is taken for numbers; numbers with a decimal comma are read "
        + "with decimal: \",\""
    ),
    (
      "x,y\n1,\"1,000\"\n2,\"2,000\"", "",
      "a.csv:2:3: '1,000' is not a number, and column 'y' is taken for numbers; numbers are written without "
        + "separators between thousands, and those with a decimal comma are read with separator: \",\", decimal: \",\""
    ),
    (
      "x,y\n1,\"1,000.5\"\n2,7", "",
      "a.csv:2:3: '1,000.5' is not a number, and column 'y' is taken for numbers; numbers are written without "
        + "separators between thousands"
    ),
    (
      "x;y\n1;1.234.567\n2;7", ", separator: ;",
      "a.csv:2:3: '1.234.567' is not a number, and column 'y' is taken for numbers; numbers are written without "
        + "separators between thousands"
    ),
    (
      "x;y\n1;1.5\n2;3", ", separator: ;, decimal: ','",
      "a.csv:2:3: '1.5' is not a number, and column 'y' is taken for numbers; with decimal: \",\" a point has no "
        + "meaning in numbers"
    ),
    (
      "x,y\n1,1.5\n2,abc3\n3,2.5", "",
      "a.csv:3:3: 'abc3' is not a number, and column 'y' is taken for numbers; if it holds classes, write task: "
        + "classes"
    ),
    (
      "x,y\n1,$5\n2,$6", "",
      "a.csv:2:3: '$5' is not a number, and column 'y' is taken for numbers; numbers are written with digits alone, "
        + "without units or separators between thousands"
    ),
    (
      "x,y\n1,1e400\n2,6", "",
      "a.csv:2:3: '1e400' is not a number, and column 'y' is taken for numbers; it is too large"
    ),
  ])
  func theFirstCellThatIsNoNumberIsTheError(text: String, settings: String, message: String) {
    let errors = Self.errors(text, "target: y\(settings)")
    #expect(errors.map(\.message) == [message])
  }

  @Test(arguments: ["7 %", "1 000", "1'000", "١٢", "−3", "12€"])
  func otherSpellingsOfNumbersAreNoClasses(cell: String) {
    #expect(
      Self.errors("x,y\n1,\(cell)\n2,\(cell)1\n").first?.message.hasPrefix("a.csv:2:3: ") == true)
  }

  @Test(arguments: ["1.2.3", "2024-05-01", "12:30", "三", "½", "1st", "A4", "-", "+", "none"])
  func otherTextsAreClasses(cell: String) throws {
    let found = try Self.plan("x,y\n1,\(cell)\n2,zzz\n3,zzz\n", "target: y", Self.softmax(2))
    #expect(found.points[0].run.source.kind == .classes(2))
  }

  @Test func commasInQuotesAreDecimalOnes() throws {
    let found = try Self.data(
      "x,y\n1,\"1,5\"\n2,\"2,5\"\n", "target: y, separator: ',', decimal: ','")
    #expect(found.targets == [1.5, 2.5])
  }

  @Test func spacesAroundNumbersAreNone() throws {
    let data = try Self.data("x, y\n 1, 1.5\n2 ,2.5 \n", "target: ' y'")
    #expect(data.targets == [1.5, 2.5] && data.features == [1, 2])
  }

  @Test(arguments: [
    (
      "cat,dog,cat ",
      "a.csv:4:3: the labels 'cat ' and 'cat' of line 2 differ only by the spaces around them"
    ),
    (
      "cat,dog,\u{A0}cat",
      "a.csv:4:3: the labels '\u{A0}cat' and 'cat' of line 2 differ only by the spaces around them"
    ),
    (
      "1,2,1.0",
      "a.csv:4:3: the labels '1.0' and '1' of line 2 are the same number; in quotes they are two texts"
    ),
  ])
  func labelsThatDifferByAccidentAreRefused(labels: String, message: String) {
    let rows = labels.split(separator: ",").enumerated().map { "\($0),\($1)\n" }.joined()
    let errors = Self.errors("x,y\n\(rows)", "target: y, task: classes", Self.softmax(3))
    #expect(errors.map(\.message) == [message])
  }

  @Test func labelsThatDifferByCaseAreAWarning() throws {
    let found = try Self.plan(
      "x,y\n1,cat\n2,dog\n3,Cat\n", "target: y", Self.softmax(3))
    #expect(
      found.warnings.map(\.message) == [
        "a.csv:4:3: the labels 'Cat' and 'cat' of line 2 are two classes, and differ only by case"
      ])
    #expect(found.warnings.first?.position.line == 2)
  }

  @Test func aBinaryTargetHasNoEmptyCells() {
    let errors = Self.errors("x,y\n1,yes\n2,\n3,yes\n4,\n", "target: y", Self.logistic)
    #expect(
      errors.map(\.message) == [
        "a.csv:3:3: column 'y' is empty here; leave its line out of the file"
      ])
  }

  // MARK: The header

  @Test func aFileWithoutAHeaderKeepsItsFirstLine() throws {
    let rows = "1,1.5\n2,2.5\n"
    for target in ["1.5", "'2'"] {
      #expect(
        Self.errors(rows, "target: \(target)").map(\.message) == [
          "a.csv:1:1: the first line holds the columns' names, and '1' is a number; write header: false if it is a "
            + "sample like the others, which calls the columns '1', '2', …, or header: true if it is a name"
        ])
    }
    let data = try Self.data(rows, "target: 2, header: false")
    #expect(data.targets == [1.5, 2.5] && data.features == [1, 2])
    #expect(try Self.data("2019,y\n1,2\n", "target: y, header: true").targets == [2])
    let quoted = try Self.plan("\"2019\",y\n1,2\n", "target: y", Self.regression)
    #expect(quoted.points[0].run.source.sampleCount == 1)
  }

  @Test(arguments: [
    ("x,y\n1,2\n", "Y", "y"), ("x,y\n1,2\n", "' y '", "y"), ("x, y\n1,2\n", "y", " y"),
    ("size,prize\n1,2\n", "price", "prize"),
  ])
  func aMissingTargetIsAnErrorAtItsName(text: String, target: String, suggestion: String) {
    let errors = Self.errors(text, "target: \(target)")
    #expect(errors.count == 1)
    #expect(errors.first?.suggestion == suggestion)
    #expect(errors.first?.position.column == 35)
  }

  @Test(arguments: [
    "target: [y, z]", "target: y, separator: ' '", "target: y, decimal: '·'", "taget: y",
    "target: y, header: maybe",
  ])
  func oneMistakeIsOneError(settings: String) {
    #expect(Self.errors("x,y\n1,2\n", settings).count == 1)
  }

  @Test func namesThatDifferBySpacesAreRefused() {
    #expect(
      Self.errors("x,x ,y\n1,2,3\n").map(\.message) == [
        "a.csv:1:3: the names 'x' of column 1 and 'x ' of column 2 differ only by spaces"
      ])
  }
}
