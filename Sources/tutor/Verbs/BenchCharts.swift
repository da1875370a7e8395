import ArgumentParser
import Charts
import Engine
import Foundation

struct BenchCharts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "charts", abstract: "Seconds and bytes to draw charts of many points.")

  @Option(help: "Points, or cells, of each chart.")
  var points = 1_000_000

  @Flag(help: "Print a line of JSON for each chart.")
  var json = false

  private struct Drawn: Codable {
    var chart: String
    var seconds: Double
    var bytes: Int
  }

  func validate() throws {
    guard points > 0 else { throw ValidationError("a chart needs at least one point") }
  }

  func run() throws {
    for (name, mark) in marks {
      let chart = Chart(
        title: name, x: Axis("x"), y: Axis("y"), marks: [mark], colors: ColorScale("value"))
      var bytes = 0
      let time = ContinuousClock().measure { bytes = chart.svg(id: name).utf8.count }
      let drawn = Drawn(chart: name, seconds: time / .seconds(1), bytes: bytes)
      print(json ? try BenchLine.json(drawn) : row(drawn))
    }
  }

  private func row(_ drawn: Drawn) -> String {
    String(
      format: "%@  %6.3f s  %7.1f kB",
      drawn.chart.padding(toLength: 8, withPad: " ", startingAt: 0), drawn.seconds,
      Double(drawn.bytes) / 1000)
  }

  /// Noise, even between 0 and 1, drawn in each way.
  private var marks: [(String, any Mark)] {
    let series = Series("noise", .other)
    let side = Int(Double(points).squareRoot().rounded(.up))
    var stream = RandomStream(seed: 1, name: "charts")
    let (xs, ys) = (stream.uniforms(points), stream.uniforms(points))
    let rows = (0..<side).map { _ in stream.uniforms(side).map(Optional.init) }
    let places = (0..<max(points, side)).map(Double.init)
    return [
      ("line", Line(series, zip(places, ys).map { Point($0, $1) })),
      ("band", Band(series, zip(places, ys).map { Interval($0, $1, $1 + 1) })),
      ("dots", Dots(series, zip(xs, ys).map { Dot($0, $1) })),
      (
        "cells",
        Cells(xs: Array(places[..<side]), ys: Array(places[..<side]), values: rows)
      ),
    ]
  }
}
