/// Which gradients of values can be read after a backward pass. Those of parameters always can.
public enum GradientRetention: Sendable {
  case all
  /// The memory of all others is used again as soon as they have been passed on, so that a deep
  /// network takes hardly more memory for gradients than a shallow one.
  case only(Set<Value>)

  func keeps(_ value: Value) -> Bool {
    switch self {
    case .all: true
    case .only(let values): values.contains(value)
    }
  }
}

/// Places for the gradients that nobody reads after a backward pass.
///
/// A gradient lives from the first operation that writes it to the one that made its value, which
/// is the last to read it. Another one of the same size may then have its place.
struct GradientLayout {
  /// Where each value's gradient lies, from the start of the area; absent if it needs a place of
  /// its own.
  private(set) var offsets: [Int: Int] = [:]
  private(set) var count = 0

  /// - Precondition: `isShared` holds for no value whose gradient is written from outside.
  init(_ steps: [Program.BackwardStep], isShared: (Value) -> Bool) {
    var lastUses: [Int: Int] = [:]
    for (i, step) in steps.enumerated() {
      for output in step.operation.outputs { lastUses[output.index] = i }
    }
    var free: [Int: [Int]] = [:]
    for (i, step) in steps.enumerated() {
      for (k, input) in step.operation.inputs.enumerated()
      where step.wanted & (1 << UInt64(k)) != 0 && offsets[input.index] == nil
        && lastUses[input.index] != nil && isShared(input)
      {
        let size = MemoryPlan.aligned(input.shape.count)
        if let offset = free[size]?.popLast() {
          offsets[input.index] = offset
        } else {
          offsets[input.index] = count
          count += size
        }
      }
      for output in step.operation.outputs where lastUses[output.index] == i {
        guard let offset = offsets[output.index] else { continue }
        free[MemoryPlan.aligned(output.shape.count), default: []].append(offset)
      }
    }
  }
}
