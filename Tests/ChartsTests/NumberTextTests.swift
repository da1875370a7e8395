import Testing

@testable import Charts

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "−1.5"), (0.1 + 0.2, "0.3"), (1234, "1230"),
    (12345, "12,300"), (123_456, "123,000"), (1.5e6, "1.5×10⁶"), (1e-5, "10⁻⁵"),
    (-2.5e-7, "−2.5×10⁻⁷"), (0.00012, "0.00012"), (9.996, "10"), (99999, "100,000"),
    (Double.leastNonzeroMagnitude, "5×10⁻³²⁴"), (1.7976931348623157e308, "1.8×10³⁰⁸"),
    (.nan, "NaN"), (.infinity, "∞"),
    (-.infinity, "−∞"),
  ])
  func short(_ value: Double, _ text: String) {
    #expect(NumberText.short(value) == text)
  }

  @Test(arguments: [
    (0.125, 2, "0.13"), (-0.004, 2, "0.00"), (2, 1, "2.0"), (1234567.5, 0, "1,234,568"),
    (0.05, 1, "0.1"), (999.96, 1, "1000.0"),
  ])
  func fixed(_ value: Double, _ decimals: Int, _ text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test func exactReadsBack() {
    for value in [0.1, 1e-300, 123456789, -2.5, Double.leastNonzeroMagnitude, 1e22] {
      #expect(Double(NumberText.exact(value)) == value)
    }
    #expect(NumberText.exact(3) == "3")
    #expect(NumberText.exact(.nan) == "NaN")
  }

  @Test func powersUseRaisedDigits() {
    #expect(NumberText.powerOfTen(-12) == "10⁻¹²")
    let runs = Script.runs(of: "10⁻¹² of 3")
    #expect(runs.map(\.text) == ["10", "−12", " of 3"])
    #expect(runs.map(\.script) == [nil, .raised, nil])
  }

  @Test func indicesAreLoweredWithTheCommasBetweenThem() {
    let runs = Script.runs(of: "Wᵢ,ⱼ⁽ˡ⁾, hₜ²")
    #expect(runs.map(\.text) == ["W", "i,j", "(l)", ", h", "t", "2"])
    #expect(runs.map(\.script) == [nil, .lowered, .raised, nil, .lowered, .raised])
    #expect(Script.lowered.character(for: "d") == nil)
  }
}
