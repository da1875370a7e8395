import Charts
import Testing

@Suite struct SnapshotTests {
  @Test(arguments: Samples.all)
  func drawing(_ sample: Samples.Sample) throws {
    for layout in [Layout.wide, .narrow] {
      let svg = sample.chart.svg(id: sample.name, layout: layout)
      try Snapshot.check(svg, "\(sample.name)-\(layout.name)", "svg")
    }
  }

  @Test func everySampleHasItsOwnFile() {
    #expect(Set(Samples.all.map(\.name)).count == Samples.all.count)
  }

  @Test func stylesheets() throws {
    try Snapshot.check(Palette.stylesheet, "palette", "css")
    try Snapshot.check(ChartStyle.stylesheet, "chart", "css")
  }
}
