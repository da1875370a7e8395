/// One step of a program: computes its outputs from its inputs, and gradients the other way.
///
/// Both methods are generic over the scalar type and called through an existential, so each
/// implementation carries `@specialized` for `Float` and `Double`: without it the compiler leaves
/// the inner loops generic, which is about 200 times slower.
protocol Operation: Sendable {
  /// What is read, in the order that `OperationContext.needsGradient(_:)` counts.
  var inputs: [Value] { get }
  var outputs: [Value] { get }
  /// Scalars of working memory this operation may overwrite while it runs.
  var scratchCount: Int { get }

  /// Writes the outputs.
  func forward<S: Scalar>(_ context: OperationContext<S>)

  /// Writes, or adds to, the gradients of those inputs that need one; the gradients of the outputs
  /// are there.
  func backward<S: Scalar>(_ context: OperationContext<S>)
}

extension Operation {
  var scratchCount: Int { 0 }
}
