import Testing

@testable import Charts

@Suite struct TicksTests {
  @Test(arguments: [
    (0.0, 1.0, [0, 0.25, 0.5, 0.75, 1]), (0, 100, [0, 25, 50, 75, 100]),
    (-1, 1, [-1, -0.5, 0, 0.5, 1]), (0, 2000, [0, 500, 1000, 1500, 2000]),
  ])
  func roundValues(_ low: Double, _ high: Double, _ expected: [Double]) {
    #expect(LinearTicks(low: low, high: high, target: 5).values == expected)
  }

  @Test func ticksAreRoundAndFewForManyRanges() {
    for index in 1...300 {
      let low = Samples.noise(index) * Real.exp10(Double(index % 40 - 20))
      let high = low + (Samples.noise(index + 999) + 0.51) * Real.exp10(Double(index % 37 - 18))
      guard high - low > abs(low) * 1e-9 else { continue }
      let ticks = LinearTicks(low: low, high: high, target: 5)
      #expect((2...9).contains(ticks.values.count), "\(low)...\(high)")
      let step =
        (ticks.values[1] - ticks.values[0])
        / Real.powerOfTen(
          Real.decade((ticks.values[1] - ticks.values[0]) * (1 + 1e-9)))
      #expect([1, 2, 2.5, 3, 4, 5].contains { abs($0 - step) < 1e-6 }, "\(low)...\(high): \(step)")
    }
  }

  @Test func labelsAreDistinct() {
    for (low, high) in [(0.0, 1e-300), (1e7, 1.00001e7), (0, 3e9), (0.1, 0.1004), (-5, 5)] {
      let ticks = LinearTicks(low: low, high: high, target: 5)
      let labels = ticks.values.map(ticks.label)
      #expect(Set(labels).count == labels.count, "\(labels)")
    }
  }

  @Test func wholeNumbersOnly() {
    for high in 1...60 {
      let ticks = LinearTicks(low: 0, high: Double(high), target: 6, isInteger: true)
      #expect(ticks.values.allSatisfy { $0 == $0.rounded() })
      #expect(!ticks.values.isEmpty)
    }
  }

  @Test func decadesHaveAStride() {
    let ticks = LogTicks(range: 1e-14...0.5, limit: 6)
    #expect(ticks.major.map(\.label) == ["10⁻¹⁵", "10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "10⁰"])
    #expect(ticks.low == -15 && ticks.high == 0)
    #expect(ticks.minor.isEmpty)
  }

  @Test func fewDecadesHaveMinorTicks() {
    let ticks = LogTicks(range: 1...100, limit: 8)
    #expect(ticks.major.map(\.value) == [0, 1, 2])
    #expect(ticks.minor.count == 16)
  }

  @Test func axisEndsNearTheData() {
    let ticks = LogTicks(range: 6e-4...1.7, limit: 8)
    #expect(abs(Real.exp10(ticks.low) / 5e-4 - 1) < 1e-9)
    #expect(abs(Real.exp10(ticks.high) / 2 - 1) < 1e-9)
    #expect(ticks.major.map(\.label) == ["10⁻³", "10⁻²", "10⁻¹", "10⁰"])
    // A single decade would say nothing about the scale.
    #expect(LogTicks(range: 3...35, limit: 8).major.map(\.label) == ["2", "5", "10", "20", "50"])
    // Of many decades one more costs little.
    #expect(LogTicks(range: 2e-14...0.5, limit: 20).low == -14)
  }

  @Test func fewerLabelsWhereThereIsLittleRoom() {
    let range = 3.0...35
    #expect(LogTicks(range: range, limit: 4).major.map(\.label) == ["3", "10", "30"])
    #expect(LogTicks(range: range, limit: 4).low == LogTicks(range: range, limit: 20).low)
  }

  @Test func logarithmsNeverHideData() {
    for index in 1...400 {
      let low = Real.exp10(620 * (Samples.noise(index)))
      let high = max(low, Real.exp10(610 * Samples.noise(index + 4000)))
      guard low > 0, high.isFinite else { continue }
      for limit in 3...8 {
        let ticks = LogTicks(range: low...high, limit: limit)
        #expect(ticks.low <= Real.log10(low) + 1e-9 && ticks.high >= Real.log10(high) - 1e-9)
        #expect(ticks.major.count <= 10, "\(low)...\(high)")
        #expect(ticks.major.count >= 1, "\(low)...\(high)")
        #expect(ticks.major.allSatisfy { $0.value >= ticks.low && $0.value <= ticks.high })
      }
    }
  }

  @Test("Values far closer than 1, 2 and 5 fill the axis, with labels that tell them apart")
  func narrowRangesUseTheSpace() {
    for range in [
      1000...1000.0004, 3...4, 1...1.0.nextUp, 2e-7...2.1e-7, 0x1p-1074...0x1p-1073, 7...7,
    ] {
      let ticks = LogTicks(range: range, limit: 8)
      let span = Real.log10(range.upperBound) - Real.log10(range.lowerBound)
      if range.upperBound > range.lowerBound * (1 + 1e-12) {
        #expect(span > 0.4 * (ticks.high - ticks.low), "\(range)")
      }
      #expect(ticks.low < ticks.high)
      #expect(Set(ticks.major.map(\.label)).count == ticks.major.count, "\(range)")
    }
    let ticks = LogTicks(range: 1000...1000.0004, limit: 8)
    #expect(ticks.major.first?.label == "1000.0000" && ticks.major.count >= 4)
    // A single value stands in the middle.
    let single = LogTicks(range: 7...7, limit: 8)
    #expect(abs((single.low + single.high) / 2 - Real.log10(7)) < 0.02)
  }

  @Test func lessThanADecadeIsLabelledPlainly() {
    let ticks = LogTicks(range: 0.013...0.033, limit: 6)
    #expect(ticks.major.map(\.label) == ["0.01", "0.02", "0.03", "0.04", "0.05"])
  }
}
