import Charts
import Experiments

/// Through how many of its blocks the paths of a residual network lead (Veit, Wilber & Belongie 2016).
///
/// Of n blocks each path takes or skips every one: C(n, k) of the 2ⁿ paths are k blocks long. With the
/// gradient measured along paths of each length, the share that each length contributes is drawn below.
struct PathLengthsFigure: FigureKind {
  var metric: MetricReference?
  var blocks: Int?
  var selection: Selection
  private let position: SourcePosition

  /// Shares below this are not worth a bar.
  private static let least = 1e-6
  /// How many blocks there may be.
  private static let possible = 1...1000

  /// `path-lengths: {blocks: 54}` or `path-lengths: {metric: path-gradient-norm}`
  init(_ keys: inout MappingReader) {
    position = keys.position
    metric = keys.optionalMain("metric").map {
      MetricReference($0, example: "path-gradient-norm")
    }
    blocks = keys.optional("blocks")?.integer(in: Self.possible, example: 54)
    selection = keys.optional("select").map { Selection($0) } ?? Selection()
    if metric == nil, blocks == nil {
      keys.report("say how many blocks there are, as in {blocks: 54}, or which metric to draw")
    }
  }

  var needsExperiments: Bool { metric != nil }

  private func selection(of axes: [Measurement.Axis]) -> Selection {
    selection.orLast("step", of: axes, drawing: ["length"], at: position)
  }

  func check(_ source: FigureSource<ResultSchema.Experiment>) -> [Diagnostic] {
    guard let metric else { return [] }
    return source.experiments.flatMap { experiment in
      metric.check(in: experiment) { axes in
        let selection = selection(of: axes)
        return selection.check(axes)
          + AxisReference("length", at: metric.position).check(among: selection.remaining(of: axes))
      }
    }
  }

  func chart(of source: FigureSource<ExperimentResult>, text: FigureText) throws(Diagnostics)
    -> Chart
  {
    let measured = metric.flatMap { metric in
      source.experiments.first?.drawn(metric.name).map { selection(of: $0.axes).apply(to: $0) }
    }
    let gradients = measured.flatMap { FigureSeries.split($0, along: "length").first }
    let lengths = gradients?.points.compactMap { Int(exactly: $0.x) } ?? []
    let count = blocks ?? lengths.filter(Self.possible.contains).max() ?? 0
    let shares = Self.binomial(count)
    let paths = Series("share of paths", .neutral)
    var panels = [
      Panel("paths of each length", [bars(paths, shares)], y: Axis("share of all paths"))
    ]
    if let gradients {
      let known = gradients.points.filter { $0.x <= Double(count) }
      panels.append(
        Panel(
          "gradient along one path",
          [Line(Series("gradient", .residual), known)], y: Axis("‖∂L/∂x‖", scale: .log)))
      panels.append(
        Panel(
          "what each length contributes",
          [bars(Series("share of gradient", .residual), Self.contributions(shares, known))],
          y: Axis("share of the sum")))
    }
    return Chart(
      title: text.title, subtitle: text.subtitle,
      x: Axis("blocks on the path", isInteger: true), y: Axis(""), panels: panels, columns: 1)
  }

  private func bars(_ series: Series, _ shares: [Double]) -> Bars {
    Bars(
      series,
      shares.enumerated().filter { $0.element >= Self.least }.map {
        Bar(from: Double($0.offset) - 0.45, to: Double($0.offset) + 0.45, value: $0.element)
      })
  }

  /// C(n, k)/2ⁿ for k = 0…n.
  static func binomial(_ n: Int) -> [Double] {
    // The largest share first, from which the others follow without underflow on the way.
    var weights = [Double](repeating: 0, count: n + 1)
    let middle = n / 2
    weights[middle] = 1
    for k in stride(from: middle, to: n, by: 1) {
      weights[k + 1] = weights[k] * Double(n - k) / Double(k + 1)
    }
    for k in stride(from: middle, to: 0, by: -1) {
      weights[k - 1] = weights[k] * Double(k) / Double(n - k + 1)
    }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// The share of Σₖ C(n, k)·gₖ that each length k gives.
  private static func contributions(_ shares: [Double], _ gradients: [Point]) -> [Double] {
    var products = [Double](repeating: 0, count: shares.count)
    for point in gradients where point.y.isFinite {
      guard let length = Int(exactly: point.x), shares.indices.contains(length) else { continue }
      products[length] = shares[length] * point.y
    }
    let sum = products.reduce(0, +)
    return sum > 0 ? products.map { $0 / sum } : products
  }
}
