import Charts
import Experiments
import Testing

@testable import Book

/// Bars and dots of several experiments, from results made up for the purpose.
@Suite struct BarsFigureTests {
  private static let place = SourcePosition(file: "a.md", line: 1, column: 1)

  private func result(_ name: String, _ labels: [Measurement.Label], _ values: [Double])
    -> ExperimentResult
  {
    let measurement = Measurement(axes: [Measurement.Axis("kind", labels)], values: values)
    return ExperimentResult(name: name, metrics: [.init("accuracy", measurement)])
  }

  private func chart(_ kind: String, _ results: [ExperimentResult]) throws -> Chart {
    let directive = try FigureDirective(
      name: "fig-a", position: Self.place,
      body: DirectiveSource(
        text: "from: [a, b]\n\(kind): {metric: accuracy, by: kind}\ntitle: A\ncaption: B",
        at: Self.place))
    return try directive.kind.chart(
      of: FigureSource(experiments: results, plans: [], position: Self.place),
      text: FigureText(title: "A", subtitle: ""))
  }

  private func names(of chart: Chart) -> [String] {
    if case .band(let names) = chart.y.scale { names } else { [] }
  }

  @Test func barsStandAtTheirLabels() throws {
    let chart = try chart(
      "bars",
      [
        result("a", [.text("relu"), .text("tanh")], [0.75, 0.5]),
        result("b", [.text("tanh"), .text("gelu")], [0.25, 1]),
      ])
    #expect(names(of: chart) == ["relu", "tanh", "gelu"])
    #expect(chart.table.csv == "kind,a,b\r\nrelu,0.75,\r\ntanh,0.5,0.25\r\ngelu,,1\r\n")
  }

  @Test func numbersOfAllExperimentsAreInOrder() throws {
    let chart = try chart(
      "bars",
      [
        result("a", [.number(5), .number(20)], [0.5, 0.25]),
        result("b", [.number(10), .number(20)], [0.75, 1]),
      ])
    #expect(names(of: chart) == ["5", "10", "20"])
    #expect(chart.table.csv == "kind,a,b\r\n5,0.5,\r\n10,,0.75\r\n20,0.25,1\r\n")
  }

  @Test func dotsStandAtTheirLabels() throws {
    let chart = try chart(
      "dots",
      [
        result("a", [.text("relu"), .text("tanh")], [0.75, 0.5]),
        result("b", [.text("gelu"), .text("relu")], [0.25, 1]),
      ])
    #expect(names(of: chart) == ["relu", "tanh", "gelu"])
    let second = try #require(chart.panels.first?.marks.last as? Dots)
    #expect(second.dots.map { $0.y.rounded() } == [2, 0])
    #expect(second.dots.map(\.x) == [0.25, 1])
  }
}
