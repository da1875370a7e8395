import Testing

@testable import Charts

@Suite struct LabelTests {
  @Test func spreadKeepsOrderAndGap() {
    let placed = Spread.apart([10, 11, 12, 50], gap: 10, within: 0...100)
    #expect(zip(placed, placed.dropFirst()).allSatisfy { $1 - $0 >= 10 - 1e-9 })
    #expect(placed[3] == 50)
    #expect(abs(placed[1] - 11) < 1e-9)
  }

  @Test func spreadStaysInside() {
    let placed = Spread.apart([99, 98, 97], gap: 10, within: 0...100)
    #expect(placed == [100, 90, 80])
  }

  @Test(arguments: Samples.all)
  func textsNeitherTouchNorLeaveTheDrawing(_ sample: Samples.Sample) {
    for layout in [Layout.wide, .narrow] {
      let drawing = Drawing(chart: sample.chart, id: "t", layout: layout)
      let texts = drawing.texts
      for (index, one) in texts.enumerated() {
        for other in texts[(index + 1)...] {
          #expect(!one.grown(by: -0.5).overlaps(other.grown(by: -0.5)), "\(one) \(other)")
        }
        #expect(one.left >= -0.5 && one.right <= layout.width + 0.5, "\(one)")
        #expect(one.top >= 0 && one.bottom <= drawing.height, "\(one)")
      }
    }
  }

  @Test func linesBreakAtSpacesAndBetweenHanCharacters() {
    let width = TextMetrics.width("梯度消失", size: 10)
    #expect(TextMetrics.lines("梯度消失与爆炸。", size: 10, width: width + 1) == ["梯度消失", "与爆炸。"])
    #expect(TextMetrics.lines("one two", size: 10, width: 30) == ["one", "two"])
    #expect(TextMetrics.lines("", size: 10, width: 30).isEmpty)
  }

  @Test func widthsOfEverythingAreCounted() {
    #expect(TextMetrics.width("WWW", size: 10) > TextMetrics.width("iii", size: 10))
    #expect(TextMetrics.width("10⁻⁶", size: 10) < TextMetrics.width("10-6", size: 10) + 3)
    #expect(TextMetrics.width("e\u{301}", size: 10) == TextMetrics.width("e", size: 10))
  }
}
