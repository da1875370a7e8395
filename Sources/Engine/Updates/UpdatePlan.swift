/// An update recipe laid out over the memory of a graph's parameters.
///
/// Parameters of a kind lie side by side, so what concerns all weights is one pass over one range.
struct UpdatePlan: Sendable {
  let rule: any UpdateRule
  let clipping: GradientClipping?
  let weightBound: Double?
  /// Where each parameter lies.
  let parameters: [Range<Int>]
  let penalties: [Penalty]
  let decays: [Decay]
  let normLimits: [ColumnNormLimit]
  /// Parameters that stay as they are.
  private let frozen: [Range<Int>]

  /// Lays out the recipe for parameters that start at `offsets`.
  init(_ recipe: UpdateRecipe, for graph: Graph, offsets: [Int]) {
    rule = recipe.optimizer.rule
    clipping = recipe.clipping
    weightBound = recipe.weightBound
    let located = zip(graph.parameters, offsets).sorted { $0.1 < $1.1 }
      .map { (parameter: $0.0, range: $0.1..<$0.1 + $0.0.value.shape.count) }
    let frozenNames = recipe.frozen.names(in: graph.layers)
    let trained = located.filter { !frozenNames.contains($0.parameter.layerName) }
    parameters = trained.map(\.range)
    frozen = Self.joined(
      located.filter { frozenNames.contains($0.parameter.layerName) }.map(\.range))
    var penalties: [Penalty] = []
    var decays: [Decay] = []
    var normLimits: [ColumnNormLimit] = []
    for regularization in recipe.regularizations {
      let scope = trained.filter { regularization.applies(to: $0.parameter) }
      let ranges = Self.joined(scope.map(\.range))
      if regularization.l1 != 0 || regularization.l2 != 0 {
        penalties += ranges.map {
          Penalty(range: $0, l1: regularization.l1, l2: regularization.l2)
        }
      }
      if regularization.decay != 0 {
        decays += ranges.map { Decay(range: $0, share: regularization.decay) }
      }
      guard let limit = regularization.maxNorm else { continue }
      normLimits += scope.map { parameter, range in
        let shape = parameter.value.shape
        return ColumnNormLimit(
          offset: range.lowerBound, rows: shape.rows, columns: shape.columns, limit: limit)
      }
    }
    self.penalties = penalties
    self.decays = decays
    self.normLimits = normLimits
  }

  /// Whether gradients are other ones after an update.
  var changesGradients: Bool { clipping != nil || !penalties.isEmpty }

  /// Ascending ranges, those with nothing but padding between them taken as one.
  private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
    ranges.reduce(into: []) { joined, range in
      if let last = joined.last, MemoryPlan.aligned(last.upperBound) == range.lowerBound {
        joined[joined.count - 1] = last.lowerBound..<range.upperBound
      } else {
        joined.append(range)
      }
    }
  }

  /// Turns gradients into new parameters. `scratch` has room for a row of any parameter.
  @specialized(where S == Float)
  @specialized(where S == Double)
  func run<S: Scalar>(_ pass: UpdatePass<S>, scratch: UnsafeMutablePointer<S>) {
    dropFrozenGradients(pass)
    for penalty in penalties { penalty.addGradient(pass) }
    clip(pass)
    for decay in decays { decay.shrink(pass) }
    rule.update(pass)
    for limit in normLimits { limit.apply(pass, scratch: scratch) }
    if let weightBound { bound(pass.parameters, count: pass.count, by: S(weightBound)) }
  }

  /// Without a gradient every optimizer leaves a parameter where it is.
  func dropFrozenGradients<S: Scalar>(_ pass: UpdatePass<S>) {
    for range in frozen {
      Elementwise.fill(pass.gradients + range.lowerBound, count: range.count, with: 0)
    }
  }

  private func bound<S: Scalar>(_ weights: UnsafeMutablePointer<S>, count: Int, by limit: S) {
    guard !frozen.isEmpty else { return Self.clamp(weights, count: count, to: limit) }
    for range in parameters {
      Self.clamp(weights + range.lowerBound, count: range.count, to: limit)
    }
  }
}
