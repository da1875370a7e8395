/// Zeroed numbers in one block that lives as long as its owner, handed out in parts.
final class ScalarMemory<S: Scalar> {
  /// Where each part starts: at a cache line.
  let parts: [UnsafeMutablePointer<S>]
  private let start: UnsafeMutablePointer<S>

  init(_ counts: [Int]) {
    let total = max(1, counts.reduce(0) { $0 + MemoryPlan.aligned($1) })
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: total * MemoryLayout<S>.stride, alignment: 64)
    let start = bytes.initializeMemory(as: S.self, repeating: 0, count: total)
    self.start = start
    var offset = 0
    parts = counts.map { count in
      defer { offset += MemoryPlan.aligned(count) }
      return start + offset
    }
  }

  deinit { start.deallocate() }
}
