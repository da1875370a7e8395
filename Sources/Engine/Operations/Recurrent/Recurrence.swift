/// The matrix products that all recurrent layers share: z_t = x_t·W + h_{t−1}·U + b.
///
/// x: T × B × inputs, W: inputs × G·H, U: H × G·H, b: G·H, z: T × B × G·H, h: T × B × H, with T time
/// steps, batch B, H units and G gates side by side. Only h·U and its gradient have to go step by step;
/// x·W, ∂W, ∂U, ∂b and ∂x are taken for several time steps at once, as many as stay in the cache.
struct Recurrence {
  let input: Value
  /// The tokens that `input` is the one-hot vectors of, if it is: x·W is then a choice of rows of W.
  let tokens: Value?
  let inputWeights: Value
  let recurrentWeights: Value
  let bias: Value?
  let initialHidden: Value
  /// z, which a cell may overwrite with its activated gates. Its gradient is ∂z.
  let sums: Value
  let hidden: Value
  /// h_T, if that is all the layer hands on; otherwise `hidden` is.
  let last: Value?
  /// Gradients do not flow from a time step t into t − 1 when t is a multiple of this.
  let truncation: Int?
  /// How many parts of the recurrent weights have products of their own.
  var factorCount = 1

  var stepCount: Int { input.shape.dimensions[0] }
  var batch: Int { input.shape.dimensions[1] }
  var units: Int { hidden.shape.columns }
  /// All gates together.
  var width: Int { sums.shape.columns }
  var inputCount: Int { input.shape.columns }

  var inputs: [Value] { [input, inputWeights, recurrentWeights] + (bias.map { [$0] } ?? []) }
  var outputs: [Value] { [sums, hidden] + (last.map { [$0] } ?? []) }

  /// U packed, in as many parts, and room for any of the products.
  var scratchCount: Int { factorCount * packedCount + workspaceCount }

  /// Scalars that a part of the recurrent weights takes, packed for either way.
  var packedCount: Int {
    max(
      PackedFactor<Float>.count(k: units, n: width), PackedFactor<Float>.count(k: width, n: units))
  }

  /// Both products, and the cell: one for each gate.
  var forwardCost: Int { inputProduct + hiddenProduct + sums.shape.count }

  /// The products that lead to x, W and U, and the one that links the time steps.
  func backwardCost(wanted: UInt64) -> Int {
    func cost(_ input: UInt64, _ product: Int) -> Int { wanted >> input & 1 == 1 ? product : 0 }
    return cost(0, sums.shape.count * inputCount) + cost(1, inputProduct) + cost(2, hiddenProduct)
      + hiddenProduct + sums.shape.count
  }

  /// None for tokens, which choose a row.
  private var inputProduct: Int { tokens == nil ? sums.shape.count * inputCount : 0 }
  private var hiddenProduct: Int { sums.shape.count * units }

  private var workspaceCount: Int {
    let rows = stepsAtOnce * batch
    return max(
      MatrixMultiply.workspaceCount(.plain, m: rows, n: width, k: inputCount),
      MatrixMultiply.workspaceCount(.plain, m: batch, n: width, k: units),
      MatrixMultiply.workspaceCount(.transposedB, m: batch, n: units, k: width),
      MatrixMultiply.workspaceCount(.transposedA, m: inputCount, n: width, k: rows),
      MatrixMultiply.workspaceCount(.transposedA, m: units, n: width, k: rows),
      MatrixMultiply.workspaceCount(.transposedB, m: rows, n: inputCount, k: width))
  }

  /// Time steps that make about 256 rows: products over them are deep enough to be fast, and what they
  /// read is still in the second-level cache.
  private var stepsAtOnce: Int { min(stepCount, max(1, 256 / batch)) }

  /// The time steps taken at once of which `step` is the first; nil if it is not the first of any.
  func group(from step: Int) -> Range<Int>? {
    step % stepsAtOnce == 0 ? step..<min(stepCount, step + stepsAtOnce) : nil
  }

  /// Whether a gradient flows from a time step into the one before it.
  func linksToPast(_ step: Int) -> Bool {
    step > 0 && (truncation.map { step % $0 != 0 } ?? true)
  }

  /// Makes zeros of the subnormal numbers in what a time step stored, where the next one will read it: a part of
  /// T × B × columns.
  func flush<S: Scalar>(
    _ context: OperationContext<S>, _ stored: UnsafeMutablePointer<S>, step: Int, columns: Int
  ) {
    let count = batch * columns
    context.flush(stored + step * count, count: count)
  }

  func workspace<S: Scalar>(_ context: OperationContext<S>) -> UnsafeMutablePointer<S> {
    context.scratch + factorCount * packedCount
  }
}
