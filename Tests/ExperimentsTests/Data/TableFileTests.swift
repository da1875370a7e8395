import Foundation
import Testing

@testable import Experiments

@Suite struct TableFileTests {
  private func csv(_ text: String, _ settings: String = "target: y") throws -> any DatasetSource {
    try TemporaryBook.with(["a.csv": Array(text.utf8)]) { folder in
      try DatasetTests.source("{csv: {file: a.csv, \(settings)}}", bookFolder: folder)
    }
  }

  private func message(_ text: String, _ settings: String = "target: y") -> String? {
    #expect(throws: Diagnostics.self) { try csv(text, settings) }?.all.first?.message
  }

  private func data(_ text: String, _ settings: String = "target: y") throws -> Dataset {
    try TemporaryBook.with(["a.csv": Array(text.utf8)]) { folder in
      try DatasetTests.source("{csv: {file: a.csv, \(settings)}}", bookFolder: folder).makeDataset()
    }
  }

  @Test func numbersBecomeRealTargets() throws {
    let found = try data("a,y,b\n1,2.5,3\n-4,1e1,0.5\n")
    #expect(found.features == [1, 3, -4, 0.5])
    #expect(found.targets == [2.5, 10])
    #expect(found.kind == .real(1))
  }

  @Test func wordsBecomeClassesInAlphabeticalOrder() throws {
    let found = try data("\u{FEFF}\"a, b\",y\r\n1,rose\r\n\r\n2,\"a \"\"lily\"\"\"\r\n3,rose")
    #expect(found.features == [1, 2, 3])
    #expect(found.targets == [1, 0, 1])
    #expect(found.kind == .classes(2))
  }

  @Test func numbersCanBeClasses() throws {
    let found = try data("a,y\n1,10\n2,9\n3,10\n", "target: y, task: classes")
    #expect(found.targets == [1, 0, 1])
  }

  @Test(arguments: [
    ("a,y\n1,2\n3,x\n4,5", "target: y, task: numbers", "a.csv:3:3: 'x' is not a number"),
    (
      "a,y\n1,2\nnan,3", "target: y",
      "a.csv:3:1: 'nan' is not a number; leave its line out of the file"
    ),
    ("a,y\n1,2\n3", "target: y", "a.csv:3:1: this line has 1 cells, the header has 2"),
    ("a,y\n1,\"2\n3", "target: y", "a.csv:2:3: this cell's closing quote is missing"),
    ("a,y\n\"1\"2,3", "target: y", "a.csv:2:4: a quoted cell goes on after its closing quote"),
    ("a,y\n1,2", "target: z", "a.csv has no column 'z'; its columns are 'a', 'y'"),
    ("a,y\n", "target: y", "a.csv: there is no line after the header"),
    ("", "target: y", "a.csv:1:1: a header line with the columns' names is missing"),
    ("y\n1", "target: y", "a.csv:1:1: there is no column beside the target"),
    ("a,y\n1,b\n2,b", "target: y", "a.csv:2:3: all samples are of one class, 'b'"),
    (
      "y,b,y\n1,2,3", "target: y",
      "a.csv:1:5: two columns have the name 'y': column 1 and column 3"
    ),
    (",a,y\n1,2,3", "target: y", "a.csv:1:1: column 1 has no name in the header"),
    ("a,y, \n1,2,3", "target: y", "a.csv:1:5: column 3 has no name in the header"),
    (
      "a;b;y\n1;2;3", "target: y",
      "a.csv:1:1: the header has a single column, 'a;b;y'; if ';' separates its columns, write separator: \";\""
    ),
    (
      "a\tb\ty\n1\t2\t3", "target: y",
      "a.csv:1:1: the header has a single column, 'a\\tb\\ty'; if 'tab' separates its columns, write separator: \"tab\""
    ),
    (
      "a|y\n1|2", "target: y",
      "a.csv:1:1: the header has a single column, 'a|y'; if '|' separates its columns, write separator: \"|\""
    ),
    (
      "# measured in May\na,b,y\n1,2,3", "target: y",
      "a.csv:2:1: this line has 3 cells, the header has 1; lines that begin with '#' are skipped with comment: \"#\""
    ),
    (
      "a,y\n1,2\n# pause\n3,4", "target: y",
      "a.csv:3:1: this line has 1 cells, the header has 2; lines that begin with '#' are skipped with comment: \"#\""
    ),
    (
      "a,y\n1,2", "target: y, decimal: ','",
      "a comma cannot both separate cells and stand in numbers"
    ),
  ])
  func errorsNameLineAndColumn(text: String, settings: String, message: String) {
    #expect(self.message(text, settings) == message)
  }

  @Test(arguments: [
    ("a;b;y\n1,5;2;3,5\n-2,5e1;3;4,5", "separator: ;, decimal: ','"),
    ("a;b;y\n1,5;2;3,5\n-2,5e1;3;4,5", "separator: ';', decimal: ','"),
    ("a\tb\ty\n1.5\t2\t3.5\n-25\t3\t4.5", "separator: tab"),
    ("a|b|y\n1.5|2|3.5\n-25|3|4.5", "separator: '|'"),
    ("# one\n# \"two\na,b,y\n1.5,2,3.5\n\n# three\n-25,3,4.5\n#", "comment: '#'"),
    ("// one\na,b,y\n1.5,2,3.5\n-25,3,4.5", "comment: //"),
    ("a,b,y\r\n\"1.5\",2,3.5\r\n-25,3,4.5\r\n", "separator: ','"),
  ])
  func tablesOfOtherProgramsAreRead(text: String, settings: String) throws {
    let found = try data(text, "target: y, \(settings)")
    #expect(found.features == [1.5, 2, -25, 3])
    #expect(found.targets == [3.5, 4.5])
  }

  /// A separator in quotes, or a comment's sign inside a line, belongs to its cell.
  @Test func cellsKeepWhatIsTheirs() throws {
    let found = try data(
      "a;y\n1;\"red; or # green\"\n2;blue # dark", "target: y, separator: ;, comment: '#'")
    #expect(found.targets == [1, 0])
  }

  @Test func twoValuesBecomeBinaryTargets() throws {
    #expect(try data("a,y\n1,no\n2,yes", "target: y, task: binary").targets == [0, 1])
    #expect(try data("a,y\n1,no\n2,yes", "target: y, task: binary").kind == .binary)
    #expect(try data("a,y\n1,10\n2,9", "target: y, task: binary").targets == [1, 0])
  }

  /// Reading a pipe would wait for someone to write to it.
  @Test func aPipeIsAnError() throws {
    try TemporaryBook.with([:]) { folder in
      #expect(mkfifo("\(folder)/a.csv", 0o600) == 0)
      let error = #expect(throws: Diagnostics.self) {
        try DatasetTests.source("{csv: {file: a.csv, target: y}}", bookFolder: folder)
      }
      #expect(error?.all.first?.message == "a.csv: it is no file")
    }
  }

  @Test func anAbsentFileIsAnError() {
    let error = #expect(throws: Diagnostics.self) {
      try DatasetTests.source("{csv: {file: none.csv, target: y}}")
    }
    #expect(error?.all.map(\.message) == ["none.csv: there is no such file in the book's folder"])
  }

  // MARK: IDX

  private func idx(_ extents: [UInt8], _ elements: [UInt8], type: UInt8 = 8) -> [UInt8] {
    [0, 0, type, UInt8(extents.count)] + extents.flatMap { [0, 0, 0, $0] } + elements
  }

  private let yaml = "{idx: {images: images, labels: labels}}"

  @Test func imagesAndLabelsAreRead() throws {
    let files = ["images": idx([2, 1, 3], [0, 51, 255, 1, 2, 3]), "labels": idx([2], [7, 0])]
    try TemporaryBook.with(files) { folder in
      let source = try DatasetTests.source(yaml, bookFolder: folder)
      #expect(source.sampleShape.dimensions == [1, 3, 1])
      #expect(source.kind == .classes(8))
      let data = try source.makeDataset()
      let bytes: [Double] = [0, 51, 255, 1, 2, 3]
      #expect(data.features == bytes.map { $0 / 255 })
      #expect(data.targets == [7, 0])
      let first = try DatasetTests.source(
        "{idx: {images: images, labels: labels, limit: 1}}", bookFolder: folder)
      #expect(try first.makeDataset().targets == [7])
      // Classes are those of the whole file, whatever the limit leaves out.
      let files = ["images": idx([2, 1, 1], [1, 2]), "labels": idx([2], [0, 9])]
      try TemporaryBook.with(files) { folder in
        let first = try DatasetTests.source(
          "{idx: {images: images, labels: labels, limit: 1}}", bookFolder: folder)
        #expect(first.kind == .classes(10))
      }
    }
  }

  @Test func malformedFilesAreErrors() throws {
    let right = idx([2, 1, 3], [0, 51, 255, 1, 2, 3])
    let labels = idx([2], [7, 0])
    let huge = [0, 0, 8, 3] + [UInt8](repeating: 255, count: 12)
    let wrong: [([UInt8], [UInt8])] = [
      ([], labels), ([1, 2, 3], labels), (idx([2, 1, 3], [0], type: 8), labels),
      (idx([2, 1, 3], [0, 51, 255, 1, 2, 3], type: 13), labels), (labels, labels), (huge, labels),
      (idx([0, 1, 3], []), labels), (right, idx([3], [7, 0, 1])), (right, right),
      (right + [1], labels), ([0x1F, 0x8B] + right, labels),
    ]
    for (images, labels) in wrong {
      try TemporaryBook.with(["images": images, "labels": labels]) { folder in
        #expect(throws: Diagnostics.self) {
          try DatasetTests.source(yaml, bookFolder: folder)
        }
      }
    }
  }
}
