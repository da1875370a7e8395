import Charts
import Experiments
import Foundation
import Testing

@testable import Book

@Suite struct FigureScriptTests {
  private static func site(_ figure: String) throws -> [String: Data] {
    let book = try TemporaryBook(["01-kinds.md": FigureKindTests.chapter(figure)])
    _ = try book.build()
    return try book.site()
  }

  /// The value that a data file assigns.
  private static func value(_ file: Data?) throws -> [Any] {
    let text = String(decoding: try #require(file), as: UTF8.self)
    let start = try #require(text.range(of: "]=")).upperBound
    let json = text[start...].dropLast(2)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [Any])
  }

  @Test func aSliderHasADrawingAndNumbersForEachPlace() throws {
    let site = try Self.site("gradient-by-layer: {step: first}\nslider: activation")
    let page = String(decoding: try #require(site["01-kinds.html"]), as: UTF8.self)
    #expect(page.contains("&quot;axis&quot;:&quot;activation&quot;"))
    #expect(page.contains("[&quot;sigmoid&quot;,&quot;relu&quot;]"))
    // The page itself shows all of them.
    let still = String(decoding: try #require(site["figures/fig-kind.svg"]), as: UTF8.self)
    #expect(still.contains("sigmoid") && still.contains("relu"))
    let numbers = try Self.value(site["figures/fig-kind.js"])
    #expect(numbers.count == 3)
    for layout in ["wide", "narrow"] {
      let drawings = try Self.value(site["figures/fig-kind-\(layout).js"])
      #expect(drawings.count == 2)
      // All places have the same axes.
      let axes = drawings.compactMap { drawing in
        (drawing as? String)?.firstMatch(of: /data-y="([^"]+)"/)?.1
      }
      #expect(axes.count == 2 && axes[0] == axes[1])
      // Each line keeps the colour it has among the others.
      let lines = /class="ln ([^" ]+)"/
      let colors = drawings.compactMap { ($0 as? String)?.firstMatch(of: lines)?.1 }
      #expect(colors.count == 2 && Set(colors) == Set(still.matches(of: lines).map(\.1)))
    }
  }

  @Test("A slider over steps stops where the drawn metric was recorded, not another one")
  func aSliderStopsAtTheStepsOfTheDrawnMetric() throws {
    let site = try Self.site(
      "ridgeline: {metric: activation-histogram, select: {activation: relu}}\nslider: step")
    let page = String(decoding: try #require(site["01-kinds.html"]), as: UTF8.self)
    #expect(page.contains("&quot;labels&quot;:[&quot;0&quot;,&quot;4&quot;]"))
    #expect(try Self.value(site["figures/fig-kind-wide.js"]).count == 2)
  }

  @Test("A slider goes by the author's names, and by what they begin with")
  func aSliderGoesByTheAuthorsNames() throws {
    let site = try Self.site(
      "gradient-by-layer: {step: first, labels: {sigmoid: f = σ, relu: f = ReLU}}\nslider: activation"
    )
    let page = String(decoding: try #require(site["01-kinds.html"]), as: UTF8.self)
    #expect(page.contains("&quot;names&quot;:[&quot;f = σ&quot;,&quot;f = ReLU&quot;]"))
    #expect(page.contains("&quot;slider&quot;:&quot;f&quot;"))
    let plain = try Self.site("gradient-by-layer: {step: first}\nslider: activation")
    let other = String(decoding: try #require(plain["01-kinds.html"]), as: UTF8.self)
    #expect(other.contains("&quot;slider&quot;:&quot;activation&quot;"))
  }

  @Test func linesComeOnTheOtherScaleToo() throws {
    let site = try Self.site("curves: loss")
    let page = String(decoding: try #require(site["01-kinds.html"]), as: UTF8.self)
    #expect(page.contains("&quot;scale&quot;:&quot;log&quot;"))
    let drawing = try #require(try Self.value(site["figures/fig-kind-wide.js"]).first as? String)
    #expect(drawing.contains("data-y=\"log "))
    let numbers = try #require(
      try Self.value(site["figures/fig-kind.js"]).first as? [String: Any])
    #expect(numbers["series"] as? [String] == ["sigmoid", "relu"])
  }

  @Test func cellsAreReadInBothDirections() throws {
    let site = try Self.site(
      "heatmap: {metric: gradient-norm, select: {activation: relu}}")
    let page = String(decoding: try #require(site["01-kinds.html"]), as: UTF8.self)
    #expect(page.contains("&quot;read&quot;:&quot;grid&quot;"))
    let numbers = try #require(
      try Self.value(site["figures/fig-kind.js"]).first as? [String: Any])
    #expect(numbers["ys"] as? [Double] == [1, 2, 3, 4])
  }

  @Test func whatShowsItsValuesOffersNothing() throws {
    let site = try Self.site("bars: {metric: accuracy, by: activation}")
    #expect(site["figures/fig-kind.js"] == nil)
  }

  @Test func aSliderNeedsAnAxis() throws {
    let book = try TemporaryBook([
      "01-kinds.md": FigureKindTests.chapter("curves: loss\nslider: activaton")
    ])
    let errors = WrongBookTests.errors { try book.build() }
    let error = try #require(errors.first { $0.message.contains("no axis 'activaton'") })
    #expect(error.suggestion == "activation")
    // Another metric of the experiment has layers, the drawn one has none.
    let layers = try TemporaryBook([
      "01-kinds.md": FigureKindTests.chapter("curves: loss\nslider: layer")
    ])
    let found = WrongBookTests.errors { try layers.build() }
    #expect(found.contains { $0.message.contains("no axis 'layer'") })
  }

  @Test func longAxesAreThinnedEvenly() {
    let axis = Measurement.Axis("step", (0...100).map { .number(Double($0)) })
    #expect(axis.spread(5).map(\.description) == ["0", "25", "50", "75", "100"])
    #expect(axis.spread(1000).count == 101)
  }
}
