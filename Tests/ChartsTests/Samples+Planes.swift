import Charts
import Foundation

extension Samples {
  static let planes: [Sample] = [
    Sample(name: "heatmap-log", chart: heatmapLog),
    Sample(name: "heatmap-large", chart: heatmapLarge),
    Sample(name: "heatmap-values", chart: heatmapValues),
    Sample(name: "contours", chart: contours),
    Sample(name: "vector-field", chart: vectorField),
    Sample(name: "pictures", chart: pictures),
    Sample(name: "diagram", chart: diagram),
    Sample(name: "passages", chart: passages),
    Sample(name: "landscape", chart: landscape),
  ]

  private static var heatmapLog: Chart {
    let values: [[Double?]] = (1...20).map { layer in
      (0..<40).map { step in
        if layer < 3, step < 8 { return 0 }
        if layer > 17, step > 35 { return .nan }
        if layer == 10, (20...22).contains(step) { return nil }
        return pow(
          10,
          -0.5 * Double(20 - layer) * (1 - Double(step) / 60) + 0.06 * Double(step) + 0.4
            * noise(layer * 40 + step))
      }
    }
    return Chart(
      title: "The first layers wake up only after 1000 steps",
      subtitle: "Gradient norm relative to the output layer", x: Axis("step", isInteger: true),
      y: Axis("layer", isInteger: true, isReversed: false),
      marks: [
        Cells(xs: (0..<40).map { Double($0) * 50 }, ys: (1...20).map(Double.init), values: values)
      ], colors: ColorScale("‖∂L/∂W‖ ÷ output layer", .diverging(center: 1), isLog: true))
  }

  private static var heatmapLarge: Chart {
    let values: [[Double?]] = (0..<50).map { row in
      (0..<200).map { column in
        sin(Double(row) / 8) * cos(Double(column) / 25) + 0.2 * noise(row * 200 + column)
      }
    }
    return Chart(
      title: "Fifty units over two hundred steps", x: Axis("time", isInteger: true),
      y: Axis("unit", isInteger: true),
      marks: [Cells(xs: (0..<200).map(Double.init), ys: (0..<50).map(Double.init), values: values)],
      colors: ColorScale("forget gate"))
  }

  private static var heatmapValues: Chart {
    let depths = ["5", "10", "20", "50"]
    let values: [[Double?]] = [
      [0.97, 0.93, 0.61, 0.5], [0.98, 0.97, 0.95, 0.71], [0.98, 0.98, 0.97, 0.96],
    ]
    return Chart(
      title: "Accuracy by depth and remedy", x: Axis("layers", scale: .band(depths)),
      y: Axis("", scale: .band(["sigmoid", "ReLU", "residual"])),
      marks: [
        Cells(
          xs: (0..<4).map(Double.init), ys: (0..<3).map(Double.init),
          values: values, showsValues: true)
      ], colors: ColorScale("accuracy"))
  }

  private static var contours: Chart {
    let xs = (0...60).map { -3 + 0.1 * Double($0) }
    let ys = (0...40).map { -2 + 0.1 * Double($0) }
    let values = ys.map { y in xs.map { x in 0.5 * x * x + 4 * y * y + 0.5 * sin(3 * x) + 1 } }
    var point = (x: -2.8, y: 1.5)
    let path = (0..<30).map { _ -> Point in
      defer {
        point.x -= 0.08 * (point.x + 1.5 * cos(3 * point.x))
        point.y -= 0.08 * 8 * point.y * 1.6
      }
      return Point(point.x, point.y)
    }
    return Chart(
      title: "Steepest descent zigzags down a narrow valley", subtitle: "Loss over two weights",
      x: Axis("w₁"), y: Axis("w₂"),
      marks: [
        Contours(xs: xs, ys: ys, values: values, levels: [1, 2, 3, 5, 8, 12, 16]),
        Line(Series("SGD", .clipping), path),
      ], annotations: [Annotation(x: -2.8, y: 1.5, "start")])
  }

  private static var landscape: Chart {
    let xs = (0...40).map { -1 + 0.05 * Double($0) }
    let values = xs.map { y in
      xs.map { x in x * x == y ? .nan : 0.05 + 100 * pow(y - x * x, 2) + pow(1 - x, 2) }
    }
    let path = (0..<60).map { step in
      Point(-0.9 + 0.025 * Double(step), 0.8 - 0.02 * Double(step) + 0.1 * noise(step))
    }
    return Chart(
      title: "Clipping keeps the path in the valley", subtitle: "Loss over two weights",
      x: Axis("w₁"), y: Axis("w₂"),
      marks: [
        Cells(xs: xs, ys: xs, values: values.map { $0.map(Optional.init) }, isSmooth: true),
        Contours(xs: xs, ys: xs, values: values, showsLevels: false, ink: .neutral),
        Line(Series("clipped", .clipping), path, weight: .strong, markers: .never),
      ], annotations: [Annotation(x: path[0].x, y: path[0].y, "start")],
      colors: ColorScale("loss", isLog: true))
  }

  private static var passages: Chart {
    Chart(
      title: "Words appear after 500 steps", subtitle: "What the model writes, temperature 0.8",
      x: .hidden, y: .hidden,
      marks: [
        Passages(
          [
            Passage(
              "step 0", "q;Zk w  <e>&\"\u{1}xj\ttttttttttttttttttttttttttttttttttttttttttttttttt"),
            Passage(
              "step 500",
              "the sand of the sear and the\nwas the ment of the she said the and the an the the"),
            Passage("step 2000", "梯度在深层网络中逐层相乘，\n因此会消失或爆炸。\n" + String(repeating: "长", count: 300)),
            Passage("step 4000", ""),
          ], lines: 3)
      ])
  }

  private static var vectorField: Chart {
    let places = (-3...3).flatMap { x in (-2...2).map { (Double(x), Double($0)) } }
    return Chart(
      title: "Clipping by norm keeps the direction", x: Axis("g₁"), y: Axis("g₂"),
      marks: [
        Arrows(
          Series("clipped by norm", .clipping),
          places.map { x, y in
            let norm = max(1, (x * x + y * y).squareRoot())
            return Arrows.Arrow(
              from: Point(x, y), to: Point(x - 0.6 * x / norm, y - 0.6 * y / norm))
          })
      ])
  }

  private static var pictures: Chart {
    let pictures = (0..<10).map { index in
      Picture(
        "unit \(index)",
        (0..<14).map { row in
          (0..<14).map { column in
            let (x, y) = (Double(column) / 7 - 1, Double(row) / 7 - 1)
            return exp(-3 * (x * x + y * y))
              * cos(6 * (x * cos(Double(index)) + y * sin(Double(index))))
          }
        })
    }
    return Chart(
      title: "First-layer units become edge detectors", subtitle: "Weights after pre-training",
      x: .hidden, y: .hidden, marks: [Pictures(pictures)],
      colors: ColorScale("weight", .diverging(center: 0)))
  }

  private static var diagram: Chart {
    let names = ["input", "dense", "batch norm", "ReLU", "dense", "add", "ReLU", "dense"]
    return Chart(
      title: "A residual block adds its input to its output", x: .hidden, y: .hidden,
      marks: [
        Diagram(
          names.enumerated().map {
            Diagram.Part(
              $1, detail: $0 == 0 ? "128 × 2" : "128 × 64",
              ink: $1 == "add" ? .role(.residual) : .neutral)
          }, skips: [Diagram.Skip(from: 1, to: 5)])
      ])
  }
}
