import Charts
import Foundation

extension Samples {
  static let panels: [Sample] = [
    Sample(name: "facets", chart: facets),
    Sample(name: "function-and-derivative", chart: functionAndDerivative),
    Sample(name: "ridgeline", chart: ridgeline),
    Sample(name: "facets-not-finite", chart: facetsNotFinite),
  ]

  private static var facets: Chart {
    let remedies: [(String, Role, Double)] = [
      ("sigmoid", .baseline, 0.65), ("ReLU", .activation, 0.03), ("residual", .residual, -0.02),
    ]
    return Chart(
      title: "Depth makes it worse, remedies make depth harmless",
      subtitle: "Gradient norm by layer at initialisation",
      x: Axis("layer as a share of the depth"), y: Axis("‖∂L/∂W‖", scale: .log),
      panels: [5, 10, 20, 30, 50].map { depth in
        Panel(
          "\(depth) layers",
          remedies.map { name, role, slope in
            Line(
              Series(name, role),
              (1...depth).map { layer in
                Point(
                  Double(layer) / Double(depth),
                  pow(10, -slope * Double(depth - layer) + 0.2 * noise(layer * depth)))
              })
          })
      })
  }

  private static var functionAndDerivative: Chart {
    let xs = (0...160).map { -4 + 0.05 * Double($0) }
    func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
    return Chart(
      title: "The slope of the sigmoid never exceeds 1/4", x: Axis("z"), y: Axis(""),
      panels: [
        Panel(
          "function",
          [
            Line(Series("sigmoid", .baseline), xs.map { Point($0, sigmoid($0)) }),
            Line(Series("tanh", .activation), xs.map { Point($0, tanh($0)) }),
          ], y: Axis("f(z)")),
        Panel(
          "derivative",
          [
            Line(
              Series("sigmoid", .baseline),
              xs.map { Point($0, sigmoid($0) * (1 - sigmoid($0))) }),
            Line(Series("tanh", .activation), xs.map { Point($0, 1 - tanh($0) * tanh($0)) }),
            Rule(y: 0.25, "1/4"),
          ], y: Axis("f′(z)")),
      ], columns: 1)
  }

  private static var ridgeline: Chart {
    let names = (1...8).map { "layer \($0)" }
    let edges = (0...40).map { -6 + 0.3 * Double($0) }
    return Chart(
      title: "Deeper layers saturate", subtitle: "Pre-activations at step 500, sigmoid, 8 layers",
      x: Axis("z"), y: Axis("", scale: .band(names)),
      marks: [
        Region(x: -6 ... -4, "saturated"), Region(x: 4...6),
        Ridges(
          Series("z", .activation),
          names.enumerated().map { index, name in
            let spread = 0.6 + 0.35 * Double(index)
            let counts = (0..<40).map { bin in
              let z = -6 + 0.3 * (Double(bin) + 0.5)
              return (1000 * exp(-z * z / (2 * spread * spread))).rounded()
            }
            return Ridge(name, edges: edges, counts: counts, note: "\(index * 6) %")
          }),
      ])
  }

  private static var facetsNotFinite: Chart {
    Chart(
      title: "Panels share their lanes", x: Axis("layer", isInteger: true),
      y: Axis("norm", scale: .log),
      panels: ["float", "double"].enumerated().map { index, name in
        Panel(
          name,
          [
            Line(
              Series(name, index == 0 ? .clipping : .pretraining),
              (1...30).map { layer in
                let value = pow(10, -2 * Double(layer))
                return Point(Double(layer), index == 0 && layer > 20 ? 0 : value)
              })
          ])
      })
  }
}
