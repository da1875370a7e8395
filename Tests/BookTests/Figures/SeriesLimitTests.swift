import Charts
import Experiments
import Foundation
import Testing

@testable import Book

@Suite struct SeriesLimitTests {
  private static func chapter(_ count: Int, _ drawing: String) -> String {
    let variants = (0..<count).map { "  - {label: variant v\($0), init: {constant: 0.\($0 + 10)}}" }
    return """
      # Many

      ```experiment many
      data: {moons: {samples: 4}}
      model: [{dense: 1}]
      loss: binary-cross-entropy
      steps: 1
      record: {loss: every 1}
      sweep:
      \(variants.joined(separator: "\n"))
      ```

      ```figure fig-many
      from: many
      \(drawing)
      title: Many
      caption: All.
      ```
      """
  }

  @Test func thirtyBarsKeepTheirNames() throws {
    let book = try TemporaryBook(["01-a.md": Self.chapter(30, "bars: {metric: loss, by: variant}")])
    _ = try book.build()
    let page = try book.page("01-a.html")
    for index in 0..<30 {
      // In the wide and in the narrow drawing.
      #expect(page.components(separatedBy: ">variant v\(index)</text>").count == 3)
    }
  }

  @Test func thirtyTwoLinesAreToldApart() throws {
    let book = try TemporaryBook(["01-a.md": Self.chapter(32, "curves: loss")])
    _ = try book.build()
    let svg = String(decoding: try #require(try book.site()["figures/fig-many.svg"]), as: UTF8.self)
    let looks = svg.matches(of: /class="(ln [^"]*)" d="[^"]*" data-series/).map(\.1)
    #expect(looks.count == 32 && Set(looks).count == 32)
    let keyed = (0..<32).allSatisfy { svg.contains(">variant v\($0)</text>") }
    #expect(keyed)
  }

  @Test(arguments: [
    ("curves: loss", 33, "33 series are too many"),
    ("curves: {metric: loss, panels: step, x: seed}", 33, "33 series are too many"),
    ("bars: {metric: loss, by: step}", 33, "33 series are too many"),
    ("bars: {metric: loss, by: variant}", 61, "'variant' has 61 names"),
    ("dots: {metric: loss, by: variant}", 61, "'variant' has 61 names"),
    ("scatter: {x: loss, y: loss, by: variant}", 33, "'variant' has 33 labels"),
  ])
  func moreAreRefusedWithTheLimit(_ drawing: String, _ count: Int, _ message: String) throws {
    let book = try TemporaryBook(["01-a.md": Self.chapter(count, drawing)])
    let errors = WrongBookTests.errors { try book.build() }
    #expect(errors.contains { $0.message.contains(message) }, "\(errors)")
    #expect(errors.allSatisfy { $0.position.line > count && $0.position.column > 1 })
  }

  @Test("A slider or panels leave few series together")
  func sliderAndPanelsDivideTheSeries() throws {
    for drawing in ["curves: loss\nslider: variant", "curves: {metric: loss, panels: variant}"] {
      let book = try TemporaryBook(["01-a.md": Self.chapter(33, drawing)])
      _ = try book.build()
    }
  }
}
