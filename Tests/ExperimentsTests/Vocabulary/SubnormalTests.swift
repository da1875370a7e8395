import Testing

@testable import Engine
@testable import Experiments

/// Every word of the language that computes, in Float, with numbers so small that results are subnormal.
@Suite struct SubnormalTests {
  /// How small parameters and data are, and the gradient that enters at the objective.
  private static let scales: [(values: Double, gradient: Float)] = [
    (1, 2e-38), (1e-20, 1), (1e-13, 1e-13), (1e-30, 1e-6), (3e-38, 1),
  ]

  /// Three steps of the first context that can be planned.
  ///
  /// - Returns: How many subnormal numbers were in memory after each pass and update, all together.
  private func subnormalCount(
    _ contexts: [String], _ subnormals: Subnormals, _ scale: (values: Double, gradient: Float)
  ) throws -> Int {
    let planned = contexts.lazy.compactMap { try? PlannedExperimentTests.plan($0) }.first
    let run = try #require(planned).points[0].run
    let session = Session(
      run.network.program, precision: .float, subnormals: subnormals, seed: 1)
    guard case .float(let core) = session.core else { return 0 }
    let dataset = try run.source.makeDataset()
    let isToken = run.source.symbolCount != nil
    session.attach(dataset.features.map { isToken ? $0 : $0 * scale.values }, to: run.network.input)
    if let target = run.network.target { session.attach(dataset.targets, to: target) }
    for parameter in session.program.graph.parameters {
      let value = parameter.value
      session.write(session.elements(of: value).map { $0 * scale.values }, to: value)
    }
    var count = 0
    for step in 0..<3 {
      session.load(Array(0..<run.batch)[...])
      session.forward(step: step)
      core.pointer(to: session.program.objective, gradient: true).pointee = scale.gradient
      session.backward()
      count += stored(in: core)
      session.update(rate: 0.5, step: step)
      count += stored(in: core)
      session.forward(step: step, isTraining: false)
      count += stored(in: core)
    }
    return count
  }

  /// All but the scratch memory, which no other operation reads.
  private func stored(in core: SessionCore<Float>) -> Int {
    (0..<core.program.plan.scratchOffset).count { core.memory[$0].isSubnormal }
  }

  private func check(_ contexts: [String]) throws {
    var kept = 0
    for scale in Self.scales {
      #expect(try subnormalCount(contexts, .flush, scale) == 0, "\(scale)")
      kept += try subnormalCount(contexts, .keep, scale)
    }
    // Otherwise nothing was tried.
    #expect(kept > 0)
  }

  @Test(arguments: Terms.layers.entries.map(\.example))
  func layersStoreNone(example: String) throws {
    try check(VocabularyTests.layerContexts(example))
  }

  @Test(arguments: Terms.activations.entries.map(\.example))
  func activationsStoreNone(example: String) throws {
    try check([
      VocabularyTests.noise
        + """
        model: [{dense: 5, activation: \(example), repeat: 2}, {dense: 2}]
        record: loss
        """
    ])
  }

  @Test(arguments: Terms.losses.entries.map(\.example))
  func lossesStoreNone(example: String) throws {
    try check(VocabularyTests.lossContexts(example))
  }

  @Test(
    arguments: Terms.optimizers.entries.map { "optimizer: \($0.example)" }
      + Terms.limits.entries.map { "optimizer: {sgd: 0.1}\nclip: \($0.example)" }
      + ["l1: 1e-39", "l2: 1e-20", "decay: 0.1", "max-norm: 1e-38"].map {
        "optimizer: {momentum: 0.1}\nregularize: {\($0)}"
      })
  func updatesStoreNone(update: String) throws {
    try check([
      VocabularyTests.noise
        + """
        model: [{dense: 5, activation: tanh}, {dense: 2}]
        \(update)
        record: loss
        """
    ])
  }

  /// Halved again and again, 1 becomes zero below 2⁻¹²⁶ or below 2⁻¹⁴⁹.
  @Test(arguments: [(Subnormals.flush, 126), (.keep, 149)])
  func halvingEnds(subnormals: Subnormals, last: Int) throws {
    let text = """
      data: {ones: {samples: 1, features: 1}}
      model: [{dense: 1, activation: identity, repeat: 160}]
      init: {constant: 0.5}
      loss: sum
      subnormals: \(subnormals.rawValue)
      record: {activation-mean: first, delta-norm: first}
      """
    let result = try PlannedExperimentTests.run(text)
    let forward = try #require(result.metric("activation-mean")).values
    let backward = try #require(result.metric("delta-norm")).values
    #expect(forward.prefix { $0 > 0 }.count == last)
    #expect(backward.reversed().prefix { $0 > 0 }.count == last + 1)
  }

  @Test(arguments: [Subnormals.flush, .keep])
  func pretrainingStoresNone(subnormals: Subnormals) throws {
    for method in [
      Pretraining.Method.boltzmann(steps: 1, isPersistent: false), .autoencoder(noise: 0),
    ] {
      let pretraining = Pretraining(
        method, epochs: 3, rate: 1e-39, momentum: 0.5, batch: 4,
        initializer: NormalInitializer(deviation: 1e-37))
      let layers = pretraining.layers(
        units: [5, 4], samples: (0..<24).map { Double($0 % 3) / 2 }, width: 3, precision: .float,
        subnormals: subnormals, seed: 1, check: {})
      let numbers = layers.map(\.machine).flatMap { $0.weights + $0.hiddenBias + $0.visibleBias }
      let count = numbers.count { Float($0).isSubnormal }
      #expect((count > 0) == (subnormals == .keep))
    }
  }
}
