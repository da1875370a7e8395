import ArgumentParser
import Charts
import Foundation

struct BenchCharts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "charts", abstract: "Seconds and bytes to draw charts of many points.")

  @Option(help: "Points, or cells, of each chart.")
  var points = 1_000_000

  func validate() throws {
    guard points > 0 else { throw ValidationError("a chart needs at least one point") }
  }

  func run() {
    for (name, mark) in marks {
      let chart = Chart(
        title: name, x: Axis("x"), y: Axis("y"), marks: [mark], colors: ColorScale("value"))
      var bytes = 0
      let time = ContinuousClock().measure { bytes = chart.svg(id: name).utf8.count }
      print(
        String(
          format: "%@  %6.3f s  %7.1f kB", name.padding(toLength: 8, withPad: " ", startingAt: 0),
          time / .seconds(1), Double(bytes) / 1000))
    }
  }

  private var marks: [(String, any Mark)] {
    let series = Series("noise", .other)
    let side = Int(Double(points).squareRoot().rounded(.up))
    let places = (0..<points).map { (Double($0), Self.noise($0), Self.noise($0 + points)) }
    let row = { (row: Int) in (0..<side).map { Self.noise(row * side + $0) } }
    let edges = (0..<side).map(Double.init)
    return [
      ("line", Line(series, places.map { Point($0.0, $0.1) })),
      ("band", Band(series, places.map { Interval($0.0, $0.1, $0.1 + 1) })),
      ("dots", Dots(series, places.map { Dot($0.1, $0.2) })),
      ("cells", Cells(xs: edges, ys: edges, values: (0..<side).map(row))),
    ]
  }

  /// Even noise between 0 and 1.
  private static func noise(_ index: Int) -> Double {
    var generator = SplitMix(state: UInt64(index))
    return Double.random(in: 0..<1, using: &generator)
  }
}

/// The generator of Steele, Lea, Flood 2014.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
