import Charts
import Experiments
import Testing

@testable import Book

/// Kinds that draw pictures and points, from results made up for the purpose.
@Suite struct PictureFigureTests {
  private static let place = SourcePosition(file: "a.md", line: 1, column: 1)

  private func axis(_ name: String, _ labels: [Double]) -> Measurement.Axis {
    Measurement.Axis(name, labels.map { .number($0) })
  }

  private func chart(_ drawing: String, of result: ExperimentResult) throws -> Chart {
    let directive = try FigureDirective(
      name: "fig-a", position: Self.place,
      body: DirectiveSource(
        text: "from: made\n\(drawing)\ntitle: A\ncaption: B", at: Self.place))
    let schema = FigureSource(
      experiments: [result.schema], plans: [], position: Self.place)
    #expect(directive.kind.check(schema).isEmpty)
    return try directive.kind.chart(
      of: FigureSource(experiments: [result], plans: [], position: Self.place),
      text: FigureText(title: "A", subtitle: ""))
  }

  @Test func picturesAreOfTheLastStepAndTheFirstSeed() throws {
    let measurement = Measurement(
      axes: [
        axis("seed", [1, 2]), axis("step", [0, 9]), axis("unit", [1, 2, 3]),
        axis("row", [0, 1]), axis("column", [0, 1]),
      ], values: (0..<48).map(Double.init))
    let chart = try chart(
      "images: {metric: fields}",
      of: ExperimentResult(name: "made", metrics: [.init("fields", measurement)]))
    let marks = try #require(chart.panels.first?.marks.first as? Pictures)
    #expect(marks.pictures.map(\.title) == ["unit 1", "unit 2", "unit 3"])
    #expect(marks.pictures[0].rows == [[12, 13], [14, 15]])
    #expect(chart.colors?.kind == .sequential)
  }

  @Test func picturesOfTwoAxesStandInGroupsOfOne() throws {
    let measurement = Measurement(
      axes: [
        Measurement.Axis("kind", [.text("original"), .text("reconstruction")]),
        axis("sample", [1, 2, 3]), axis("row", [0, 1]), axis("column", [0, 1]),
      ], values: (0..<24).map(Double.init))
    let chart = try chart(
      "images: {metric: guesses, columns: 3}",
      of: ExperimentResult(name: "made", metrics: [.init("guesses", measurement)]))
    let marks = try #require(chart.panels.first?.marks.first as? Pictures)
    #expect(
      marks.pictures.map(\.title)
        == ["sample 1", "sample 2", "sample 3", "sample 1", "sample 2", "sample 3"])
    #expect(Set(marks.pictures.map(\.group)) == ["original", "reconstruction"])
    #expect(chart.table.columns.last?.name == "reconstruction, sample 3")
    for layout in [Layout.wide, .narrow] {
      let svg = chart.svg(id: "a", layout: layout)
      #expect(svg.contains(">reconstruction</text>") && !svg.contains("…"))
    }
  }

  @Test func negativeValuesGetTwoHues() throws {
    let measurement = Measurement(
      axes: [axis("row", [0, 1]), axis("column", [0, 1])], values: [-1, 0, 1, 2])
    let chart = try chart(
      "images: fields", of: ExperimentResult(name: "made", metrics: [.init("fields", measurement)]))
    #expect(chart.colors?.kind == .diverging(center: 0))
  }

  @Test func realSamplesStandBehindTheGeneratedOnesOfEachStep() throws {
    let coordinates = Measurement.Axis("coordinate", [.text("x"), .text("y")])
    let generated = Measurement(
      axes: [axis("step", [0, 10]), axis("sample", [1, 2]), coordinates],
      values: [1, 2, 3, 4, 5, 6, 7, 8])
    let real = Measurement(axes: [axis("sample", [1, 2]), coordinates], values: [0, 1, 1, 0])
    let chart = try chart(
      "samples: {metric: made-points, data: real-points}",
      of: ExperimentResult(
        name: "made", metrics: [.init("made-points", generated), .init("real-points", real)]))
    #expect(chart.panels.map(\.title) == ["step 0", "step 10"])
    for panel in chart.panels {
      let dots = panel.marks.compactMap { $0 as? Dots }
      #expect(dots.map(\.series?.name) == ["data", "generated"])
      #expect(dots[0].dots.map(\.y) == [1, 0])
    }
    let last = try #require(chart.panels[1].marks[1] as? Dots)
    #expect(last.dots == [Dot(5, 6), Dot(7, 8)])
  }

  @Test func theTableOfAFineLandscapeIsThinned() throws {
    let side = (0..<60).map(Double.init)
    let plane = Measurement(
      axes: [axis("x", side), axis("y", side)], values: (0..<3600).map(Double.init))
    let table = try chart(
      "landscape: {metric: plane}",
      of: ExperimentResult(name: "made", metrics: [.init("plane", plane)])
    ).table
    #expect(table.rows.count == 60 && table.columns.count == 61)
    #expect(table.thinnedForPage.rows.count == 32)
    #expect(table.thinnedForPage.rows.last == table.rows.last)
  }

  @Test func pathsEndWhereTheyLeaveThePlane() throws {
    let plane = Measurement(
      axes: [axis("x", [0, 1]), axis("y", [0, 1])], values: [1, 2, 3, 4])
    let path = Measurement(
      axes: [
        axis("step", [0, 1, 2]), Measurement.Axis("coordinate", [.text("x"), .text("y")]),
      ], values: [0.5, 0.5, 0.5, 0.75, 2.5, 1.25])
    let chart = try chart(
      "landscape: {metric: plane, path: walk}",
      of: ExperimentResult(name: "made", metrics: [.init("plane", plane), .init("walk", path)]))
    let line = try #require(chart.panels[0].marks.compactMap { $0 as? Line }.first)
    #expect(line.points == [Point(0.5, 0.5), Point(0.5, 0.75), Point(1, 0.875)])
    let cells = try #require(chart.panels[0].marks.first as? Cells)
    // Rows are those of y.
    #expect(cells.values == [[1, 3], [2, 4]])
  }

  @Test(arguments: [true, false])
  func planesThatDifferHavePanelsWithTheirOwnPaths(differ: Bool) throws {
    let variants = Measurement.Axis("variant", [.text("small"), .text("large")])
    let plane = Measurement(
      axes: [variants, axis("x", [0, 1]), axis("y", [0, 1])],
      values: [1, 2, 3, 4] + (differ ? [5, 6, 7, 8] : [1, 2, 3, 4]))
    let path = Measurement(
      axes: [
        variants, axis("step", [0, 1]),
        Measurement.Axis("coordinate", [.text("x"), .text("y")]),
      ], values: [0.5, 0.5, 0.5, 0.75, 0.25, 0.25, 0.5, 0.5])
    let chart = try chart(
      "landscape: {metric: plane, path: walk}",
      of: ExperimentResult(name: "made", metrics: [.init("plane", plane), .init("walk", path)]))
    let lines = chart.panels.map { $0.marks.compactMap { ($0 as? Line)?.series?.name } }
    #expect(chart.panels.map(\.title) == (differ ? ["small", "large"] : [""]))
    #expect(lines == (differ ? [["small"], ["large"]] : [["small", "large"]]))
    #expect(chart.annotations.map(\.panel) == (differ ? [0, 1] : [0]))
  }

  @Test func sharesOfPathLengthsAreBinomial() {
    #expect(PathLengthsFigure.binomial(2) == [0.25, 0.5, 0.25])
    let large = PathLengthsFigure.binomial(1000)
    #expect(abs(large.reduce(0, +) - 1) < 1e-12)
    #expect(abs(large[500] - 0.025225018178) < 1e-9)
  }
}
