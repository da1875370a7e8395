/// Where the parts of one residual block are found in a graph. Blocks count from 1 at the input.
public struct BlockRecord: Sendable {
  /// What goes past the branch, projected if need be.
  public let shortcut: Value
  /// What the branch adds to it, before it is scaled.
  public let branch: Value
  /// Shortcut and branch together.
  public let sum: Value
  /// What the next block reads: the sum, or an activation of it.
  public let output: Value
}
