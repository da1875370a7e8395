import Charts
import Foundation

extension Samples {
  static let lines: [Sample] = [
    Sample(name: "gradient-by-layer", chart: gradientByLayer),
    Sample(name: "loss-with-band", chart: lossWithBand),
    Sample(name: "one-series", chart: oneSeries),
    Sample(name: "twelve-series", chart: twelveSeries),
    Sample(name: "one-point", chart: simple("One point is still a chart", [Point(3, 0.5)])),
    Sample(name: "no-point", chart: simple("Nothing was measured", [])),
    Sample(
      name: "all-equal",
      chart: simple("Every value is the same", (0..<20).map { Point(Double($0), 0.25) })),
    Sample(name: "not-finite-log", chart: notFinite(.log)),
    Sample(name: "not-finite-linear", chart: notFinite(.linear)),
    Sample(name: "whole-float-range", chart: wholeRange),
    Sample(name: "tiny-linear", chart: tinyLinear),
    Sample(name: "million-points", chart: millionPoints),
    Sample(name: "long-labels", chart: longLabels),
    Sample(name: "chinese", chart: chinese),
    Sample(name: "hostile-text", chart: hostileText),
    Sample(name: "log-log", chart: logLog),
    Sample(name: "less-than-a-decade", chart: lessThanADecade),
  ]

  static func noise(_ seed: Int) -> Double {
    var state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15
    state = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    state = (state ^ (state >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((state ^ (state >> 31)) >> 11) / Double(1 << 53) - 0.5
  }

  static func simple(_ title: String, _ points: [Point], scale: ScaleKind = .linear) -> Chart {
    Chart(
      title: title, subtitle: "Sigmoid, 20 layers of 64, seed 1", x: Axis("step"),
      y: Axis("loss", scale: scale), marks: [Line(Series("loss", .baseline), points)])
  }

  private static var gradientByLayer: Chart {
    let layers = (1...20).map(Double.init)
    func curve(_ start: Double, _ slope: Double, _ seed: Int) -> [Point] {
      layers.map { Point($0, pow(10, start + slope * (20 - $0) + 0.3 * noise(Int($0) + seed))) }
    }
    let sigmoid = curve(-0.3, -0.68, 100)
    return Chart(
      title: "At depth 20 the first sigmoid layer receives 10⁻¹³ of the last one’s gradient",
      subtitle: "Gradient norm by layer at initialisation, 20 layers of 64, spirals, 5 seeds",
      x: Axis("layer, input → output", domain: 1...20, isInteger: true),
      y: Axis("‖∂L/∂W‖", scale: .log),
      marks: [
        Region(y: 0.1...10, "healthy", tone: .good),
        Band(
          Series("sigmoid", .baseline), sigmoid.map { Interval($0.x, $0.y * 0.3, $0.y * 3) }),
        Line(Series("sigmoid", .baseline), sigmoid),
        Line(Series("ReLU, He", .activation), curve(-0.2, -0.01, 300)),
        Line(Series("batch norm", .batchNorm), curve(-0.5, 0.03, 500)),
        Line(Series("residual", .residual), curve(0.1, 0.05, 700)),
        Rule(y: 1.18e-38, "smallest normal float32", widensDomain: false),
      ])
  }

  private static var lossWithBand: Chart {
    func curve(_ rate: Double, _ floor: Double, _ seed: Int) -> [Point] {
      (0...400).map { step in
        let x = Double(step) * 5
        return Point(x, floor + (0.69 - floor) * exp(-rate * x) + 0.01 * noise(step + seed))
      }
    }
    func band(_ points: [Point]) -> [Interval] {
      points.map { Interval($0.x, $0.y - 0.03 - $0.x * 1e-5, $0.y + 0.03 + $0.x * 2e-5) }
    }
    let (sigmoid, relu) = (curve(1e-5, 0.6, 1), curve(0.002, 0.05, 2))
    let residual = curve(0.004, 0.02, 3)
    return Chart(
      title: "ReLU learns what sigmoid cannot",
      subtitle: "Training loss, median and range of 5 seeds",
      x: Axis("step", isInteger: true), y: Axis("cross-entropy"),
      marks: [
        Band(Series("sigmoid", .baseline), band(sigmoid)),
        Band(Series("ReLU", .activation), band(relu)),
        Band(Series("residual", .residual), band(residual)),
        Line(Series("sigmoid", .baseline), sigmoid),
        Line(Series("ReLU", .activation), relu),
        Line(Series("residual", .residual), residual),
        Rule(y: 0.6931, "chance, ln 2"),
        Rule(x: 600, "rate halved"),
      ],
      annotations: [Annotation(x: 600, y: 0.05 + 0.64 * exp(-1.2), "slowest descent")])
  }

  private static var oneSeries: Chart {
    simple(
      "The loss halves every 70 steps",
      (0..<300).map { Point(Double($0), 0.7 * pow(0.5, Double($0) / 70)) })
  }

  private static var twelveSeries: Chart {
    let roles = Role.allCases
    return Chart(
      title: "Twelve variants, told apart by colour, dash and marker",
      subtitle: "Accuracy on held-out data", x: Axis("epoch", isInteger: true), y: Axis("accuracy"),
      marks: (0..<12).map { index in
        let level = 0.04 * Double(index)
        let points = (0...20).map { (epoch: Int) -> Point in
          let rise = 1 - exp(-Double(epoch) / 5)
          return Point(Double(epoch), 0.5 + level * rise + 0.01 * noise(epoch + index * 50))
        }
        return Line(Series("variant \(index + 1)", roles[index % 8]), points)
      })
  }

  private static func notFinite(_ scale: ScaleKind) -> Chart {
    func points(_ change: (Int) -> Double?) -> [Point] {
      (0..<24).map { Point(Double($0), change($0) ?? pow(10, -Double($0) / 4)) }
    }
    return Chart(
      title: "Zeros and overflows are data too",
      subtitle: "A diverging run, an underflowing run and one with a gap", x: Axis("layer"),
      y: Axis("gradient norm", scale: scale),
      marks: [
        Line(
          Series("diverges", .clipping),
          points { $0 > 14 ? .infinity : pow(10, Double($0) / 3 - 2) }),
        Line(Series("underflows", .baseline), points { $0 > 16 ? 0 : nil }),
        Line(Series("gap", .lstm), points { (8...10).contains($0) ? .nan : 0.2 }),
      ])
  }

  private static var wholeRange: Chart {
    Chart(
      title: "From 10⁻³⁰⁰ to 10³⁰⁰", x: Axis("n"), y: Axis("product", scale: .log),
      marks: [
        Line(
          Series("vanishing", .pretraining),
          (0...30).map { Point(Double($0), Double("1e-\($0 * 10)") ?? 0) }
        ),
        Line(
          Series("exploding", .clipping),
          (0...30).map { Point(Double($0), Double("1e\($0 * 10)") ?? 0) }
        ),
        Rule(y: 1.18e-38, "smallest normal float32", widensDomain: false),
        Rule(y: 3.4e38, "largest float32", widensDomain: false),
      ])
  }

  private static var tinyLinear: Chart {
    Chart(
      title: "Very small and very large values on linear axes", x: Axis("x"), y: Axis("y"),
      marks: [
        Line(
          Series("tiny", .activation),
          (0...10).map { Point(Double($0) * 1e300, Double($0) * Double($0) * 1e-300) })
      ])
  }

  private static var millionPoints: Chart {
    simple(
      "A million noisy points",
      (0..<1_000_000).map {
        Point(Double($0), 0.3 + 0.4 * exp(-Double($0) / 2e5) + 0.1 * noise($0))
      })
  }

  private static var longLabels: Chart {
    Chart(
      title:
        "A very long title that has to be wrapped because no single line of any drawing could hold the whole of the finding it states",
      subtitle:
        "And a subtitle that goes on about the data set, the width, the depth, the optimiser, the batch size and the number of seeds",
      x: Axis(
        "an x axis whose label is long enough to need more than one line in the narrow drawing"),
      y: Axis(
        "a y axis label of quite unreasonable length, with its unit (arbitrary units per layer)"),
      marks: [
        Line(
          Series("residual network with pre-activation and identity shortcuts", .residual),
          (0...10).map { Point(Double($0), Double($0)) }),
        Line(
          Series("plain network with Xavier initialisation and no normalisation", .baseline),
          (0...10).map { Point(Double($0), 8 - Double($0) / 2) }),
      ])
  }

  private static var chinese: Chart {
    Chart(
      title: "深度为二十层时，第一个 sigmoid 层只收到输出层梯度的 10⁻¹³",
      subtitle: "初始化时各层的梯度范数，每层 64 个单元，螺旋数据，五个随机种子",
      x: Axis("层（输入 → 输出）", isInteger: true), y: Axis("梯度范数 ‖∂L/∂W‖", scale: .log),
      marks: [
        Line(
          Series("基线（sigmoid）", .baseline),
          (1...20).map { Point(Double($0), pow(10, Double($0) * 0.6 - 13)) }
        ),
        Line(
          Series("批归一化", .batchNorm),
          (1...20).map { Point(Double($0), pow(10, -0.4 + 0.01 * Double($0))) }
        ),
      ], language: .chinese)
  }

  private static var hostileText: Chart {
    Chart(
      title: "<script>alert(\"1\")</script> & 'quotes' ]]> \u{1}\u{202E}reversed",
      subtitle: "\u{2067}isolate \u{FFFE}", x: Axis("</svg>"), y: Axis("a < b & c > d"),
      marks: [
        Line(Series("]]><!--", .activation), [Point(0, 1), Point(1, 2)]),
        Line(Series("\"'&lt;", .lstm), [Point(0, 2), Point(1, 1)]),
      ])
  }

  private static var logLog: Chart {
    Chart(
      title: "Error falls with the square root of the samples", x: Axis("samples", scale: .log),
      y: Axis("error", scale: .log),
      marks: [
        Line(
          Series("measured", .other),
          [0, 1, 3, 10, 30, 100, 300, 1000, 3000, 10000].map {
            Point($0, 1 / max($0, 0.5).squareRoot())
          }),
        Line(
          Series("theory", .reference),
          [1, 10, 100, 1000, 10000].map { Point($0, 0.8 / $0.squareRoot()) }),
      ])
  }

  private static var lessThanADecade: Chart {
    simple(
      "Less than a decade on a logarithm",
      (0...20).map { Point(Double($0), 0.013 + 0.001 * Double($0)) }, scale: .log)
  }
}
