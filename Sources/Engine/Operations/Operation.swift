/// One step of a program: computes its outputs from its inputs, and gradients the other way.
///
/// Both methods are generic over the scalar type and called through an existential, so each
/// implementation carries `@specialized` for `Float` and `Double`: without it the compiler leaves
/// the inner loops generic, which is about 200 times slower.
protocol Operation: Sendable {
  /// What is read, in the order that `OperationContext.needsGradient(_:)` counts.
  var inputs: [Value] { get }
  var outputs: [Value] { get }
  /// What a forward pass stores and has not yet rid of subnormal numbers itself, as it must where one part of it
  /// reads what another stored.
  var stored: [Value] { get }

  /// Whether a backward pass rids the gradients it writes of subnormal numbers itself.
  var flushesGradients: Bool { get }

  /// Scalars of working memory this operation may overwrite while it runs.
  var scratchCount: Int { get }

  /// Multiply-adds of a forward pass.
  var forwardCost: Int { get }

  /// Multiply-adds of a backward pass; bit i of `wanted`: the gradient of input i is asked for.
  func backwardCost(wanted: UInt64) -> Int

  /// Writes the outputs.
  func forward<S: Scalar>(_ context: OperationContext<S>)

  /// Writes, or adds to, the gradients of those inputs that need one; the gradients of the outputs
  /// are there.
  func backward<S: Scalar>(_ context: OperationContext<S>)
}

extension Operation {
  var stored: [Value] { outputs }
  var flushesGradients: Bool { false }
  var scratchCount: Int { 0 }

  /// One for each number that is written, which is right but for a small factor unless there are
  /// products of matrices.
  var forwardCost: Int { outputs.reduce(0) { $0 + $1.shape.count } }

  func backwardCost(wanted: UInt64) -> Int { forwardCost }

  /// The cost of `product` for the gradients of the first two inputs, each if it is wanted.
  func cost(ofProduct product: Int, wanted: UInt64) -> Int {
    product * (wanted & 0b11).nonzeroBitCount
  }
}
