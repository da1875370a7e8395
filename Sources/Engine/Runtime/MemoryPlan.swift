/// Where everything of a program lies in one block of memory, counted in scalars.
///
///     | parameters | their gradients | optimizer slots | values | gradients of values | scratch |
///
/// Parameters, gradients and slots have the same layout, so an update or a global norm is one pass;
/// all weights come first, then all biases, so that what is done to the weights alone is one pass
/// too. All values are kept, and all gradients unless told otherwise, so a probe can read them
/// after a step.
struct MemoryPlan: Sendable {
  private(set) var valueOffsets: [Int]
  private(set) var gradientOffsets: [Int]
  private(set) var parameterCount = 0
  private(set) var slotsOffset = 0
  private(set) var scratchOffset = 0
  private(set) var totalCount = 0
  private(set) var slotsCount = 0
  /// For each value, whether its gradient is still there after a backward pass.
  private(set) var keepsGradient: [Bool]

  /// Offsets are multiples of this many scalars: a cache line of `Float`.
  private static let alignment = 16

  /// - Parameters:
  ///   - graph: The values to find places for.
  ///   - needsGradient: One entry for each value of the graph.
  ///   - shared: Places of gradients that need not be kept.
  ///   - slotCount: What the optimizer keeps for each parameter.
  init(_ graph: Graph, needsGradient: [Bool], shared: GradientLayout, slotCount: Int) {
    valueOffsets = [Int](repeating: -1, count: graph.values.count)
    gradientOffsets = valueOffsets
    keepsGradient = needsGradient
    for kind in ParameterKind.allCases {
      for parameter in graph.parameters where parameter.kind == kind {
        valueOffsets[parameter.value.index] = parameterCount
        parameterCount += Self.aligned(parameter.value.shape.count)
      }
    }
    for parameter in graph.parameters {
      gradientOffsets[parameter.value.index] =
        valueOffsets[parameter.value.index] + parameterCount
    }
    slotsOffset = 2 * parameterCount
    slotsCount = slotCount * parameterCount
    totalCount = slotsOffset + slotsCount
    for value in graph.values where valueOffsets[value.index] < 0 {
      valueOffsets[value.index] = reserve(value.shape.count)
    }
    let sharedStart = reserve(shared.count)
    for value in graph.values where gradientOffsets[value.index] < 0 && needsGradient[value.index] {
      if let offset = shared.offsets[value.index] {
        gradientOffsets[value.index] = sharedStart + offset
        keepsGradient[value.index] = false
      } else {
        gradientOffsets[value.index] = reserve(value.shape.count)
      }
    }
    // An update may need a number for each column of a matrix.
    let widest = graph.parameters.map(\.value.shape.columns).max() ?? 0
    scratchOffset = reserve(max(widest, graph.operations.map(\.scratchCount).max() ?? 0))
  }

  /// `count` and the padding after it.
  static func aligned(_ count: Int) -> Int {
    (count + alignment - 1) / alignment * alignment
  }

  private mutating func reserve(_ count: Int) -> Int {
    let offset = totalCount
    totalCount += Self.aligned(count)
    return offset
  }
}
