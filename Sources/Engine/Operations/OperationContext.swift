/// What an operation sees while it runs: memory, and which gradients are asked of it.
struct OperationContext<S: Scalar> {
  let memory: UnsafeMutablePointer<S>
  let valueOffsets: UnsafePointer<Int>
  let gradientOffsets: UnsafePointer<Int>
  let scratch: UnsafeMutablePointer<S>
  /// Bit i: the gradient of input i is wanted.
  var wantedGradients: UInt64 = 0
  /// Bit i: an operation later in the network has already written the gradient of input i.
  var startedGradients: UInt64 = 0
  var step: StepContext
  let subnormals: Subnormals

  /// The elements of a value.
  @inline(__always)
  subscript(_ value: Value) -> UnsafeMutablePointer<S> {
    memory + valueOffsets[value.index]
  }

  /// ∂objective/∂value, of the shape of the value.
  @inline(__always)
  func gradient(_ value: Value) -> UnsafeMutablePointer<S> {
    memory + gradientOffsets[value.index]
  }

  @inline(__always)
  func needsGradient(_ input: Int) -> Bool {
    wantedGradients & (1 << UInt64(input)) != 0
  }

  /// Whether to add to the gradient of an input rather than to overwrite it.
  @inline(__always)
  func accumulates(_ input: Int) -> Bool {
    startedGradients & (1 << UInt64(input)) != 0
  }
}

/// What varies from step to step and is the same for every operation.
struct StepContext {
  var seed: UInt64
  var step: Int
  var isTraining: Bool
}

extension OperationContext {
  /// Below which magnitude numbers are stored as zero; 0 for none.
  @inline(__always)
  var floor: S { subnormals == .flush ? S.leastNormalMagnitude : 0 }

  /// Makes zeros of the subnormal numbers among those stored at a place, unless they are kept.
  @inline(__always)
  func flush(_ stored: UnsafeMutablePointer<S>, count: Int) {
    if subnormals == .flush { S.flushSubnormals(stored, count: count) }
  }

  /// Writes `element(i)` to, or adds it to, each element of the gradient of an input.
  @inline(__always)
  func writeGradient(_ input: Int, of value: Value, element: (_ i: Int) -> S) {
    let gradient = gradient(value)
    if accumulates(input) {
      for i in 0..<value.shape.count { gradient[i] += element(i) }
    } else {
      for i in 0..<value.shape.count { gradient[i] = element(i) }
    }
  }
}
