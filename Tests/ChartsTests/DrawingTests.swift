import Foundation
import Testing

@testable import Charts
@testable import Geometry

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct DrawingTests {
  /// What a parser finds in a drawing.
  private final class Reader: NSObject, XMLParserDelegate {
    var ids: [String] = []
    var attributes: Set<String> = []
    var elements: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes found: [String: String]
    ) {
      elements.append(name)
      attributes.formUnion(found.keys)
      if let id = found["id"] { ids.append(id) }
    }
  }

  private func read(_ svg: String) -> Reader? {
    let reader = Reader()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = reader
    return parser.parse() ? reader : nil
  }

  @Test(arguments: Samples.all)
  func isWellFormedAndSafe(_ sample: Samples.Sample) throws {
    var ids: [String] = []
    for layout in [Layout.wide, .narrow] {
      let svg = sample.chart.svg(id: "fig-1", layout: layout)
      let reader = try #require(read(svg))
      #expect(!reader.attributes.contains("style"))
      #expect(!reader.elements.contains("script") && !reader.elements.contains("style"))
      #expect(reader.elements.first == "svg")
      #expect(reader.elements.contains("title") && reader.elements.contains("desc"))
      #expect(svg.utf8.count <= sample.mostBytes, "\(layout.name)")
      ids += reader.ids
    }
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.hasPrefix("fig-1-") })
  }

  @Test(arguments: Samples.all)
  func standsAlone(_ sample: Samples.Sample) throws {
    let svg = sample.chart.standaloneSVG()
    #expect(read(svg) != nil)
    #expect(svg.contains("xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(!svg.contains("var("))
  }

  @Test(arguments: Samples.all)
  func isTheSameEveryTime(_ sample: Samples.Sample) {
    #expect(sample.chart.svg(id: "a") == sample.chart.svg(id: "a"))
  }

  @Test func everyClassHasAStyle() {
    let styled = ChartStyle.stylesheet
    for sample in Samples.all {
      let svg = sample.chart.svg(id: "a")
      let names = svg.split(separator: "class=\"").dropFirst().flatMap {
        $0.prefix { $0 != "\"" }.split(separator: " ").map(String.init)
      }
      // Names that group for scripts, or that inherit everything.
      let plain: Set = [
        "chart", "plot", "key", "kt", "nt", "lb", "an", "hatch", "neutral", "rt", "cv", "vt",
      ]
      for name in Set(names).subtracting(plain) {
        #expect(styled.contains(".\(name)"), "\(name) in \(sample.name)")
      }
    }
  }

  @Test func domainNeverHidesData() {
    let chart = Chart(
      title: "", x: Axis("x", domain: 2...3), y: Axis("y", domain: 0...1),
      marks: [Line(Series("a", .other), [Point(-10, -5), Point(10, 5)])])
    let svg = chart.svg(id: "a")
    #expect(svg.contains("data-x=\"linear -10 10\""))
    #expect(svg.contains("data-y=\"linear -5 5\""))
  }

  @Test func valuesWithoutAPlaceAreCountedInLanes() {
    let chart = Chart(
      title: "", x: Axis("x"), y: Axis("y", scale: .log),
      marks: [
        Line(
          Series("a", .other),
          [
            Point(0, 1), Point(1, 0.1), Point(2, 0), Point(3, 0), Point(4, .nan),
            Point(5, .infinity),
          ])
      ])
    let svg = chart.svg(id: "a")
    #expect(svg.contains("class=\"zr s7\""))
    #expect(svg.contains("class=\"nf s7\""))
    #expect(svg.components(separatedBy: ">×2<").count == 3)
    #expect(svg.contains(">∞, NaN<"))
  }

  @Test func seriesOfOneInkDiffer() {
    let table = SeriesTable([Series("a", .lstm), Series("b", .lstm), Series("c", .other)])
    #expect(table.classes(of: Series("a", .lstm)) == "s6")
    #expect(table.classes(of: Series("b", .lstm)) == "s6 v1")
    #expect(table.marker(of: Series("a", .lstm)) != table.marker(of: Series("b", .lstm)))
  }
}
