/// The partial sums of a sum that runs along its terms: as many on every machine, whatever its registers hold, so
/// that the order of the additions and with it every bit is the same.
struct SumLanes<S: Scalar> {
  #if REGISTERS_OF_512_BITS
    private typealias Registers = InlineArray<1, S.Vector>
  #else
    private typealias Registers = InlineArray<2, S.Vector>
  #endif

  private var registers = Registers(repeating: S.Vector(repeating: 0))

  /// How many lanes there are: 16 of `Float`, 8 of `Double`.
  static var count: Int { 64 / MemoryLayout<S>.size }

  @inline(__always)
  init() {}

  /// Adds one product to each lane.
  @inline(__always)
  mutating func addProducts(_ left: UnsafePointer<S>, _ right: UnsafePointer<S>) {
    for register in registers.indices {
      let offset = register &* S.Vector.scalarCount
      registers[register] = registers[register].addingProduct(
        S.Vector(loading: left + offset), S.Vector(loading: right + offset))
    }
  }

  /// The sum of the lanes, halves first.
  @inline(__always)
  func total() -> S {
    var sum = registers[0]
    for register in 1..<registers.count { sum = sum + registers[register] }
    return sum.sumOfLanes()
  }
}
