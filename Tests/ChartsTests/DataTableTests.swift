import Testing

@testable import Charts

@Suite struct DataTableTests {
  private var chart: Chart {
    Chart(
      title: "a < b", x: Axis("step"), y: Axis("loss", scale: .log),
      marks: [
        Line(Series("one, \"two\"", .other), [Point(2, 0.5), Point(1, 1e-9), Point(3, .nan)]),
        Line(Series("zero", .lstm), [Point(1, 0), Point(4, .infinity)]),
      ])
  }

  @Test func csvIsQuotedAndExact() {
    #expect(
      chart.table.csv
        == "step,\"one, \"\"two\"\"\",zero\r\n1,1e-09,0\r\n2,0.5,\r\n3,NaN,\r\n4,,Infinity\r\n")
  }

  @Test func jsonKeepsWhatJSONCannotSay() {
    #expect(chart.table.json.contains("[3,\"NaN\",null]"))
    #expect(chart.table.json.contains("[4,null,\"Infinity\"]"))
  }

  @Test func htmlNamesRowsAndColumns() {
    let html = chart.table.html()
    #expect(html.contains("<caption>a &lt; b</caption>"))
    #expect(html.contains("<th scope=\"col\" class=\"n\">step</th>"))
    #expect(html.contains("<th scope=\"row\" class=\"n\">1</th><td class=\"n\">10⁻⁹</td>"))
    #expect(!html.contains("<script"))
  }

  @Test func longTablesAreThinned() {
    let points = (0..<1000).map { Point(Double($0), 1) }
    let chart = Samples.simple("long", points)
    let html = chart.table.html(limit: 50)
    #expect(html.components(separatedBy: "<tr>").count == 52)
    #expect(html.contains(">999</th>"))
    #expect(html.contains("(50 of 1000 rows)"))
    #expect(chart.table.rows.count == 1000)
  }

  @Test func aThinnedTableKeepsTheFirstAndTheLastRow() {
    let table = Samples.simple("long", (0..<1000).map { Point(Double($0), 1) }).table
    #expect(table.thinned(to: 4).rows.map(\.first) == [0, 333, 666, 999].map { .number($0) })
    #expect(table.thinned(to: 1000) == table)
  }

  @Test func namedRowsOfHorizontalBars() {
    let chart = Chart(
      title: "t", x: Axis("accuracy"), y: Axis("remedy", scale: .band(["ReLU", "LSTM"])),
      marks: [
        Bars(
          Series("accuracy", .other), [Bar(at: 0, value: 0.5), Bar(at: 1, value: 0.75)],
          isHorizontal: true)
      ])
    #expect(chart.table.csv == "remedy,accuracy\r\nReLU,0.5\r\nLSTM,0.75\r\n")
    #expect(chart.summary.contains("ReLU 0.5, LSTM 0.75"))
  }

  @Test func panelsAreRowsOfTheirOwn() {
    let panels = ["a", "b"].map { Panel($0, [Line(Series("s", .other), [Point(1, 2)])]) }
    let chart = Chart(title: "t", x: Axis("x"), y: Axis("y"), panels: panels)
    #expect(chart.table.csv == "Panel,x,s\r\na,1,2\r\nb,1,2\r\n")
  }

  @Test func descriptionTellsTrendAndWhatIsMissing() {
    let chart = Chart(
      title: "t", x: Axis("layer"), y: Axis("norm", scale: .log),
      marks: [
        Line(
          Series("sigmoid", .baseline), [Point(1, 1e-6), Point(2, 1e-3), Point(3, 0), Point(4, 1)]),
        Line(
          Series("ReLU", .activation), [Point(1, 0.5), Point(2, 0.5), Point(3, 0.5), Point(4, 0.5)]),
      ])
    let summary = chart.summary
    #expect(summary.contains("Y axis: norm, logarithmic."))
    #expect(summary.contains("sigmoid rises from 10⁻⁶ at layer 1 to 1 at layer 4 (6.0 decades)."))
    #expect(summary.contains("Of its 4 values 1 exactly 0."))
    #expect(summary.contains("ReLU stays at 0.5 for all 4 points."))
    #expect(summary.contains("sigmoid and ReLU cross near layer 4."))
  }

  @Test func descriptionInChinese() {
    var chart = Samples.simple("t", [Point(1, 0.5), Point(2, 0.25), Point(3, .nan)])
    chart.language = .chinese
    #expect(chart.summary.contains("loss从 step 1 处的 0.5 降到 step 2 处的 0.25"))
    #expect(chart.summary.contains("1 个为 NaN"))
  }
}
