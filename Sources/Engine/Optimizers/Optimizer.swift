/// How gradients become a change of the parameters.
///
/// The formulas are PyTorch's, so that runs can be compared number by number; where they differ
/// from the paper's, the optimizer says so. θ are the parameters, g the gradients, η the rate.
public struct Optimizer: Sendable {
  let rule: any UpdateRule

  init(_ rule: any UpdateRule) { self.rule = rule }
}

/// One pass over all parameters, which lie side by side in memory.
protocol UpdateRule: Sendable {
  /// How many numbers this rule keeps for each parameter between steps.
  var slotCount: Int { get }

  /// Changes the parameters in place.
  func update<S: Scalar>(_ pass: UpdatePass<S>)
}

/// What an update reads and writes.
struct UpdatePass<S: Scalar> {
  let parameters: UnsafeMutablePointer<S>
  var gradients: UnsafeMutablePointer<S>
  /// `slotCount` blocks of `count` numbers, zero before the first step.
  let slots: UnsafeMutablePointer<S>
  let count: Int
  let rate: S
  /// Counts from 0.
  let step: Int

  /// The block of numbers an update rule keeps under an index.
  @inline(__always)
  func slot(_ index: Int) -> UnsafeMutablePointer<S> { slots + index * count }
}
