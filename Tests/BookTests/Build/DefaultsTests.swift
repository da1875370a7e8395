import Experiments
import Testing

@testable import Book

@Suite struct DefaultsTests {
  private static let experiment = """
    data: {ones: {samples: 1, features: 1}}
    model: [{dense: 1, bias: false}]
    loss: sum
    record: loss
    """

  @Test func chaptersAndTheBookSetWhatExperimentsShare() throws {
    let book = try TemporaryBook([
      "index.md": "---\ndefaults: {seeds: 3, precision: double}\n---\n# Book\n\nText.\n",
      "01-a.md": "# A\n\n```experiment a\n\(Self.experiment)\n```\n",
      "02-b.md": "---\ndefaults: {seeds: 2}\n---\n# B\n\n```experiment b\n\(Self.experiment)\n```\n"
        + "\n```experiment c\nbased-on: a\ninit: {constant: 2}\n```\n",
    ])
    var options = BuildOptions()
    options.book = book.folder
    let plan = try BookBuild(options).folder.plan()
    #expect(plan.experiments.map { $0.seedCount } == [3, 2, 3])
    for experiment in plan.experiments {
      #expect(experiment.points[0].settings.contains(KeyInput("spec.precision", "double")))
    }
  }

  @Test func aMistakeInTheFrontMatterIsPlaced() throws {
    let book = try TemporaryBook(["01-a.md": "---\ndefaults: {sedes: 3}\n---\n# A\n\nText.\n"])
    let error = try #require(WrongBookTests.errors { try book.build() }.first)
    #expect(error.position == SourcePosition(file: "chapters/01-a.md", line: 2, column: 12))
    #expect(error.suggestion == "seeds")
  }

  @Test func aMistakeInABaseIsToldOnce() throws {
    let book = try TemporaryBook([
      "01-a.md": "# A\n\n```experiment a\n\(Self.experiment)\nsteps: many\n```\n"
        + "\n```experiment b\nbased-on: a\n```\n"
    ])
    #expect(WrongBookTests.errors { try book.build() }.count == 1)
  }
}
