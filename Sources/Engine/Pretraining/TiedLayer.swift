/// A layer and its mirror image in memory: h = σ(v·W + c) and, with the same weights, v from h.
///
/// W: visible × hidden. A step allocates nothing. The two sides of every learning rule here are
/// products of visible and hidden batches, which lie one after the other, so that one matrix
/// product makes ΔW of both.
final class TiedLayer<S: Scalar> {
  let visible: VisibleUnits
  let visibleCount: Int
  let hiddenCount: Int
  let batch: Int
  let subnormals: Subnormals
  /// Whether a persistent chain has a state.
  var hasChain = false

  /// W, b and c.
  private let parameters: UnsafeMutablePointer<S>
  /// The last change of each parameter.
  private let velocities: UnsafeMutablePointer<S>
  /// Two batches of visible units.
  let visiblePair: UnsafeMutablePointer<S>
  /// Two batches of hidden units.
  let hiddenPair: UnsafeMutablePointer<S>
  /// A batch as it is in the data.
  let clean: UnsafeMutablePointer<S>
  /// The hidden states of the chains.
  let chain: UnsafeMutablePointer<S>
  private let workspace: UnsafeMutablePointer<S>
  private let memory: ScalarMemory<S>

  init(
    visible: VisibleUnits, visibleCount: Int, hiddenCount: Int, batch: Int, subnormals: Subnormals
  ) {
    precondition(visibleCount > 0 && hiddenCount > 0 && batch > 0, "a layer has units and samples")
    self.visible = visible
    self.visibleCount = visibleCount
    self.hiddenCount = hiddenCount
    self.batch = batch
    self.subnormals = subnormals
    let parameterCount = visibleCount * hiddenCount + visibleCount + hiddenCount
    let workspaceCount = max(
      MatrixMultiply.workspaceCount(.plain, m: batch, n: hiddenCount, k: visibleCount),
      MatrixMultiply.workspaceCount(.transposedB, m: batch, n: visibleCount, k: hiddenCount),
      MatrixMultiply.workspaceCount(.transposedA, m: visibleCount, n: hiddenCount, k: 2 * batch))
    memory = ScalarMemory([
      parameterCount, parameterCount, 2 * batch * visibleCount, 2 * batch * hiddenCount,
      batch * visibleCount, batch * hiddenCount, workspaceCount,
    ])
    parameters = memory.parts[0]
    velocities = memory.parts[1]
    visiblePair = memory.parts[2]
    hiddenPair = memory.parts[3]
    clean = memory.parts[4]
    chain = memory.parts[5]
    workspace = memory.parts[6]
  }

  private var parameterCount: Int { weightCount + visibleCount + hiddenCount }
  private var weightCount: Int { visibleCount * hiddenCount }
  private var visibleBias: UnsafeMutablePointer<S> { parameters + weightCount }
  private var hiddenBias: UnsafeMutablePointer<S> { visibleBias + visibleCount }
  /// Numbers in a batch of visible units.
  var visibleBatchCount: Int { batch * visibleCount }
  /// Numbers in a batch of hidden units.
  var hiddenBatchCount: Int { batch * hiddenCount }

  // MARK: Both directions

  /// h = σ(v·W + c)
  func encode(_ v: UnsafePointer<S>, rows: Int, into h: UnsafeMutablePointer<S>) {
    multiplyByWeights(v, rows: rows, into: h, start: .bias(hiddenBias))
    squash(h, count: rows * hiddenCount)
    flush(h, count: rows * hiddenCount)
  }

  /// The mean of v given h.
  func decode(_ h: UnsafePointer<S>, rows: Int, into v: UnsafeMutablePointer<S>) {
    MatrixMultiply.multiply(
      .transposedB, m: rows, n: visibleCount, k: hiddenCount, h, lda: hiddenCount, parameters,
      ldb: hiddenCount, into: v, ldc: visibleCount, start: .bias(visibleBias),
      workspace: workspace)
    if visible == .bernoulli { squash(v, count: rows * visibleCount) }
    flush(v, count: rows * visibleCount)
  }

  /// Makes zeros of the subnormal numbers among those stored at a place, unless they are kept.
  func flush(_ stored: UnsafeMutablePointer<S>, count: Int) {
    if subnormals == .flush { S.flushSubnormals(stored, count: count) }
  }

  /// h = v·W, from a start.
  func multiplyByWeights(
    _ v: UnsafePointer<S>, rows: Int, into h: UnsafeMutablePointer<S>,
    start: MatrixMultiply.Start<S>
  ) {
    MatrixMultiply.multiply(
      .plain, m: rows, n: hiddenCount, k: visibleCount, v, lda: visibleCount, parameters,
      ldb: hiddenCount, into: h, ldc: hiddenCount, start: start, workspace: workspace)
  }

  private func squash(_ x: UnsafeMutablePointer<S>, count: Int) {
    for i in 0..<count { x[i] = S.sigmoid(x[i]) }
  }

  // MARK: Learning

  /// velocity ← momentum·velocity + [ΔW, Δb, Δc]; parameters += velocity.
  ///
  /// ΔW sums the products of the two visible with the two hidden batches. Δb and Δc are the sums of
  /// `visibleErrors` and `hiddenErrors` over their rows.
  func learn(
    momentum: Double, visibleErrors: UnsafeMutablePointer<S>,
    hiddenErrors: UnsafeMutablePointer<S>, hiddenRows: Int
  ) {
    flush(visibleErrors, count: visibleBatchCount)
    flush(hiddenErrors, count: hiddenRows * hiddenCount)
    Elementwise.scale(velocities, count: parameterCount, by: S(momentum))
    MatrixMultiply.multiply(
      .transposedA, m: visibleCount, n: hiddenCount, k: 2 * batch, visiblePair, lda: visibleCount,
      hiddenPair, ldb: hiddenCount, into: velocities, ldc: hiddenCount, start: .accumulate,
      workspace: workspace)
    learnBiases(visibleErrors: visibleErrors, hiddenErrors: hiddenErrors, hiddenRows: hiddenRows)
    flush(velocities, count: parameterCount)
    let (parameters, velocities) = (parameters, velocities)
    for i in 0..<parameterCount { parameters[i] += velocities[i] }
    flush(parameters, count: parameterCount)
  }

  private func learnBiases(
    visibleErrors: UnsafePointer<S>, hiddenErrors: UnsafePointer<S>, hiddenRows: Int
  ) {
    let velocities = velocities + weightCount
    MatrixReductions.columnSums(
      visibleErrors, rows: batch, columns: visibleCount, stride: visibleCount, into: velocities,
      accumulating: true)
    MatrixReductions.columnSums(
      hiddenErrors, rows: hiddenRows, columns: hiddenCount, stride: hiddenCount,
      into: velocities + visibleCount, accumulating: true)
  }

  /// Mean (x − y)² over a batch of visible units.
  func meanSquaredDifference(_ x: UnsafePointer<S>, _ y: UnsafePointer<S>) -> Double {
    var sum = 0.0
    for row in 0..<batch {
      let start = row * visibleCount
      var squares: S = 0
      for i in start..<start + visibleCount {
        let difference = x[i] - y[i]
        squares = squares.addingProduct(difference, difference)
      }
      sum += Double(squares)
    }
    return sum / Double(visibleBatchCount)
  }

  // MARK: In and out

  func initialize(_ initializer: any Initializer, seed: UInt64, name: String) {
    var stream = RandomStream(seed: seed, name: "\(name).weights")
    let values = initializer.values(
      shape: [visibleCount, hiddenCount], fan: Fan(input: visibleCount, output: hiddenCount),
      from: &stream)
    for i in 0..<weightCount { parameters[i] = S(values[i]) }
    flush(parameters, count: weightCount)
  }

  var machine: BoltzmannMachine {
    func numbers(_ start: UnsafeMutablePointer<S>, _ count: Int) -> [Double] {
      (0..<count).map { Double(start[$0]) }
    }
    return BoltzmannMachine(
      visible: visible, weights: numbers(parameters, weightCount),
      visibleBias: numbers(visibleBias, visibleCount),
      hiddenBias: numbers(hiddenBias, hiddenCount))
  }

  /// The mean activities h of all samples, which are the next layer's data.
  func activities(of samples: [S]) -> [S] {
    let count = samples.count / visibleCount
    var result = [S](repeating: 0, count: count * hiddenCount)
    samples.withUnsafeBufferPointer { samples in
      result.withUnsafeMutableBufferPointer { result in
        guard let source = samples.baseAddress, let target = result.baseAddress else { return }
        for first in stride(from: 0, to: count, by: batch) {
          encode(
            source + first * visibleCount, rows: min(batch, count - first),
            into: target + first * hiddenCount)
        }
      }
    }
    return result
  }

  func copy(_ rows: ArraySlice<Int>, of samples: [S], to target: UnsafeMutablePointer<S>) {
    precondition(rows.count == batch, "a batch has its size")
    var destination = target
    samples.withUnsafeBufferPointer { source in
      for row in rows {
        for i in 0..<visibleCount { destination[i] = source[row * visibleCount + i] }
        destination += visibleCount
      }
    }
  }
}
