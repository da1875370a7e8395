import Geometry
import Testing

@testable import Charts

@Suite struct ColorScaleTests {
  private func extent(_ values: [Double]) -> Extent {
    var extent = Extent()
    for value in values { extent.add(value) }
    return extent
  }

  @Test func divergingClassesSurroundTheCenter() {
    let classes = ColorClasses(
      ColorScale("g", .diverging(center: 1), isLog: true), extent: extent([1e-9, 1, 100]))
    #expect(classes.count == 9)
    #expect(classes.fill(1) == .color(4))
    #expect(classes.fill(1e-9) == .color(0))
    #expect(classes.fill(0) == .zero)
    #expect(classes.fill(.nan) == .notFinite)
    #expect(classes.cssClass(4) == "d5")
  }

  /// No value, or none that a logarithm has a place for.
  @Test(
    arguments: [[], [0], [-0.0, 0], [-1, -5], [.nan], [.infinity, -.infinity]] as [[Double]])
  func aLogarithmWithoutAPositiveValueHasNoClass(values: [Double]) {
    for kind in [ColorScale.Kind.sequential, .diverging(center: 1)] {
      for domain in [nil, 0...1, -2...0] as [ClosedRange<Double>?] {
        let classes = ColorClasses(
          ColorScale("g", kind, isLog: true, domain: domain), extent: extent(values))
        #expect(classes.count == 0 && classes.edges.isEmpty)
        for value in values {
          #expect(classes.fill(value) == (value.isFinite ? .zero : .notFinite))
        }
      }
    }
  }

  @Test func sequentialEdgesAreRoundAndFew() {
    for high in [0.3, 1, 7, 99, 1e6] {
      let classes = ColorClasses(ColorScale("v"), extent: extent([0, high]))
      #expect((2...9).contains(classes.count))
      #expect(classes.cssClass(0) == "q1" && classes.cssClass(classes.count - 1) == "q9")
    }
  }

  @Test func equalValuesHaveOneClass() {
    let classes = ColorClasses(ColorScale("v"), extent: extent([2, 2]))
    #expect(classes.count == 1)
    #expect(classes.fill(2) == .color(0))
    #expect(classes.single == "2")
    #expect(ColorClasses(ColorScale("v"), extent: extent([])).count == 0)
  }

  @Test func extremeRangesHaveRisingEdges() {
    let greatest = Double.greatestFiniteMagnitude
    for kind in [ColorScale.Kind.sequential, .diverging(center: 0), .diverging(center: 1)] {
      for values in [
        [-greatest, greatest], [0, greatest], [0, 0x1p-1074], [0x1p-1074, 0x1p-1074],
        [1, 1.0.nextUp],
        [1, 1.0.nextDown], [0x1p-1063, 0x1p-1030], [-0x1p-1074, 0x1p-1074], [1000, 1000.0004],
      ] {
        for isLog in [false, true] {
          let classes = ColorClasses(ColorScale("v", kind, isLog: isLog), extent: extent(values))
          let edges = classes.edges
          #expect(edges.allSatisfy { $0.isFinite })
          #expect(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "\(kind) \(values)")
          #expect(Set(classes.labels).count == edges.count, "\(kind) \(values) \(classes.labels)")
        }
      }
    }
  }

  @Test func contoursFollowACircle() {
    let axis = (0...40).map { Double($0) }
    let values = axis.map { y in axis.map { x in (x - 20) * (x - 20) + (y - 20) * (y - 20) } }
    let lines = MarchingSquares(columns: axis, rows: axis, values: values).lines(at: 100)
    #expect(lines.count == 1)
    #expect(lines.first?.first == lines.first?.last)
    for point in lines.joined() {
      let radius = ((point.x - 20) * (point.x - 20) + (point.y - 20) * (point.y - 20)).squareRoot()
      #expect(abs(radius - 10) < 0.02)
    }
  }
}
