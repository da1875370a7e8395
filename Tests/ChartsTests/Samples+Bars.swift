import Charts
import Foundation

extension Samples {
  static let bars: [Sample] = [
    Sample(name: "horizontal-bars", chart: horizontalBars),
    Sample(name: "grouped-bars", chart: groupedBars),
    Sample(name: "histogram", chart: histogram),
    Sample(name: "waterfall", chart: waterfall),
    Sample(name: "dot-comparison", chart: dotComparison),
    Sample(name: "scatter", chart: scatter),
    Sample(name: "bars-not-finite", chart: barsNotFinite),
    Sample(name: "bar-table", chart: barTable),
    Sample(name: "bar-table-not-finite", chart: barTableNotFinite),
    Sample(name: "ridges-outside", chart: ridgesOutside),
    Sample(name: "dots-beyond-x", chart: dotsBeyondX),
    Sample(name: "scripts", chart: scripts),
  ]

  private static var ridgesOutside: Chart {
    let edges = (0...6).map { pow(10, Double($0) - 6) }
    let names = ["1", "2", "3", "4"]
    let outside: [[Ridge.Outside]] = [
      [.init("0", at: 0, share: 1, isBefore: true)],
      [
        .init("0", at: 0, share: 0.25, isBefore: true),
        .init("< 10⁻⁶", at: -.infinity, share: 0.0012, isBefore: true),
        .init("> 1", at: .infinity, share: 0.5, isBefore: false),
      ],
      [.init("NaN", at: .nan, share: 1, isBefore: false)], [],
    ]
    let counts: [[Double]] = [
      [0, 0, 0, 0, 0, 0], [0, 0.1, 0.1, 0.05, 0, 0], [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0],
    ]
    return Chart(
      title: "What the bins do not hold", x: Axis("|∂L/∂W|", scale: .log),
      y: Axis("layer", scale: .band(names)),
      marks: [
        Ridges(
          Series("|∂L/∂W|", .ramp(3)),
          names.indices.map {
            Ridge(names[$0], edges: edges, counts: counts[$0], outside: outside[$0])
          })
      ])
  }

  private static var dotsBeyondX: Chart {
    Chart(
      title: "Values without a place along x", x: Axis("loss", scale: .log),
      y: Axis("accuracy"),
      marks: [
        Dots(
          Series("runs", .other),
          [
            Dot(1, 0.5), Dot(0.1, 0.7), Dot(0, 0.6), Dot(.nan, 0.4), Dot(.infinity, 0.55),
            Dot(.nan, .nan),
          ])
      ])
  }

  private static var scripts: Chart {
    Chart(
      title: "σ′(z) ≤ ¼ and Wᵢ,ⱼ⁽ˡ⁾", subtitle: "hₜ₊₁ of 10⁻³", x: Axis("xᵢ"), y: Axis("‖g‖₂²"),
      marks: [
        Line(Series("w₁", .other), [Point(0, 1), Point(1, 2)]),
        Line(Series("wⁿ", .lstm), [Point(0, 2), Point(1, 0)]),
      ])
  }

  private static let remedies = [
    "none (sigmoid)", "pre-training", "gradient clipping", "ReLU, He initialisation",
    "batch normalisation", "residual connections",
  ]

  private static var horizontalBars: Chart {
    Chart(
      title: "Only three remedies let 50 layers learn",
      subtitle: "Accuracy after 2000 steps, mean and range of 5 seeds",
      x: Axis("accuracy", domain: 0...1), y: Axis("", scale: .band(remedies)),
      marks: [
        Bars(
          Series("accuracy", .pretraining),
          [0.5, 0.71, 0.52, 0.94, 0.97, 0.99].enumerated().map { index, value in
            Bar(
              at: Double(index), value: value,
              interval: (value - 0.03)...min(1, value + 0.02))
          }, isHorizontal: true, showsValues: true)
      ])
  }

  private static var groupedBars: Chart {
    Chart(
      title: "Depth hurts plain networks, not residual ones",
      subtitle: "Accuracy by depth", x: Axis("layers", scale: .band(["5", "10", "20", "50"])),
      y: Axis("accuracy"),
      marks: [
        ("plain", Role.baseline, [0.97, 0.93, 0.61, 0.5]),
        ("residual", .residual, [0.97, 0.98, 0.98, 0.99]),
      ]
      .enumerated().map { slot, group in
        Bars(
          Series(group.0, group.1),
          group.2.enumerated().map { Bar(at: Double($0), value: $1, slot: slot, of: 2) },
          showsValues: true)
      })
  }

  private static var histogram: Chart {
    Chart(
      title: "One step in nine is clipped",
      subtitle: "Gradient norm over 5000 steps", x: Axis("‖g‖"), y: Axis("steps"),
      marks: [
        Region(x: 2...5, "clipped: 11 %", tone: .doubtful),
        Bars(
          Series("steps", .clipping),
          (0..<25).map { bin in
            let x = Double(bin) * 0.2
            return Bar(from: x, to: x + 0.2, value: (900 * x * exp(-x * 1.6)).rounded())
          }), Rule(x: 2, "threshold 2", isDashed: false),
      ])
  }

  private static var waterfall: Chart {
    let factors = [-0.3, -0.62, -0.7, 0.1, -0.65, -0.61, 0.05, -0.72]
    var total = 0.0
    let bars = factors.enumerated().map { index, factor -> Bar in
      defer { total += factor }
      return Bar(at: Double(index), base: total, value: total + factor)
    }
    return Chart(
      title: "Each sigmoid layer takes half a decade off the gradient",
      subtitle: "Contributions to log₁₀ of the gradient, layer by layer",
      x: Axis("layer", scale: .band((1...8).reversed().map { "layer \($0)" })),
      y: Axis("log₁₀ of the product so far"),
      marks: [Bars(Series("factor", .baseline), bars)])
  }

  private static var dotComparison: Chart {
    Chart(
      title: "Batch normalisation costs time and buys accuracy",
      subtitle: "Seconds to 95 % accuracy, median and range of 5 seeds",
      x: Axis("seconds", scale: .log), y: Axis("", scale: .band(remedies)),
      marks: [
        Dots(
          Series("seconds", .batchNorm),
          [300.0, 40, 120, 9, 14, 6].enumerated().map {
            Dot($1, Double($0), xInterval: ($1 * 0.7)...($1 * 1.6))
          })
      ])
  }

  private static var scatter: Chart {
    func cloud(_ x: Double, _ y: Double, _ seed: Int) -> [Dot] {
      (0..<200).map { index in
        let angle = 6.283 * noise(seed + index)
        let radius = 0.6 * (noise(seed + 5000 + index) + 0.5)
        return Dot(x + radius * cos(angle), y + radius * sin(angle))
      }
    }
    return Chart(
      title: "The generator covers one mode of two", subtitle: "Samples at step 2000",
      x: Axis("x₁"), y: Axis("x₂"),
      marks: [
        Dots(Series("data", .neutral), cloud(-1, 0, 1) + cloud(1, 0.4, 9000)),
        Dots(Series("generated", .other), cloud(1.05, 0.35, 20000)),
      ])
  }

  private static var barTable: Chart {
    let norms = [1e-11, 3e-4, 0.2, 0.9, 2.5, 1.1]
    let accuracies = [0.5, 0.71, 0.52, 0.94, 0.97, 0.99]
    return Chart(
      title: "What helps the gradient helps the accuracy",
      subtitle: "Medians and ranges of 5 seeds, 20 layers", x: .hidden, y: .hidden,
      marks: [
        BarTable(
          rows: remedies,
          columns: [
            .init("accuracy", accuracies.map { .init($0, interval: $0 - 0.03...$0 + 0.01) }),
            .init(
              "‖∂L/∂W‖ of layer 1", norms.map { .init($0, interval: $0 / 3...$0 * 3) }, isLog: true),
            .init("seconds", [3, 41, 3.2, 2.9, 4.4, 3.1].map { .init($0) }),
          ])
      ])
  }

  private static var barTableNotFinite: Chart {
    Chart(
      title: "Cells without a length", x: .hidden, y: .hidden,
      marks: [
        BarTable(
          rows: [
            "梯度消失的网络", "a network with a name that is longer than its column is wide", "c", "d",
          ],
          columns: [
            .init("loss", [.init(.nan), .init(.infinity), nil, .init(-2)]),
            .init("norm", [.init(0), .init(1e-300), .init(1e300), .init(.nan)], isLog: true),
            .init("rate", [.init(0), .init(0), .init(0), nil]),
          ])
      ])
  }

  private static var barsNotFinite: Chart {
    Chart(
      title: "A bar without a length is a cross",
      x: Axis("run", scale: .band(["a", "b", "c", "d"])), y: Axis("loss"),
      marks: [
        Bars(
          Series("loss", .clipping),
          [0.3, .nan, .infinity, -0.2].enumerated().map { Bar(at: Double($0), value: $1) },
          showsValues: true)
      ])
  }
}
