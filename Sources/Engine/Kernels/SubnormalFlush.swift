/// How a type makes zeros of subnormal numbers.
///
/// It is done to what is stored, in ordinary integer arithmetic, rather than by a mode of the processor: the bits
/// are the same on every instruction set.
protocol SubnormalFlush: BinaryFloatingPoint {
  /// Puts a zero of the same sign in the place of each subnormal number.
  static func flushSubnormals(_ x: UnsafeMutablePointer<Self>, count: Int)

  /// A number to be stored: itself, or a zero of its sign if its magnitude is below the floor, which is the smallest
  /// normal number or 0.
  static func flushed(_ x: Self, below floor: Self) -> Self
}

extension Scalar {
  /// Data in this type.
  static func samples(_ values: [Double], _ subnormals: Subnormals) -> [Self] {
    var samples = values.map { Self($0) }
    if subnormals == .flush {
      samples.withUnsafeMutableBufferPointer { samples in
        if let start = samples.baseAddress { flushSubnormals(start, count: samples.count) }
      }
    }
    return samples
  }
}

extension Float: SubnormalFlush {
  /// Looks first, since there hardly ever is one: to read is less than half the work.
  static func flushSubnormals(_ x: UnsafeMutablePointer<Float>, count: Int) {
    let blockCount = 1024
    var start = 0
    while start < count {
      let size = min(blockCount, count &- start)
      if holdsSmall(x + start, count: size) && holdsSubnormal(x + start, count: size) {
        replaceSubnormals(x + start, count: size)
      }
      start &+= size
    }
  }

  /// Whether there is a number below the normal ones, be it zero.
  private static func holdsSmall(_ x: UnsafePointer<Float>, count: Int) -> Bool {
    var least = UInt32.max
    for i in 0..<count { least = min(least, x[i].magnitude.bitPattern) }
    return least < Float.leastNormalMagnitude.bitPattern
  }

  /// The bits of a magnitude less one are smallest for subnormal numbers, as those of zero wrap around.
  private static func holdsSubnormal(_ x: UnsafePointer<Float>, count: Int) -> Bool {
    var least = UInt32.max
    for i in 0..<count { least = min(least, x[i].magnitude.bitPattern &- 1) }
    return least < Float.leastNormalMagnitude.bitPattern &- 1
  }

  private static func replaceSubnormals(_ x: UnsafeMutablePointer<Float>, count: Int) {
    let floor = Float.leastNormalMagnitude.bitPattern
    for i in 0..<count {
      let bits = x[i].bitPattern
      let sign = bits & 0x8000_0000
      x[i] = Float(bitPattern: bits ^ sign < floor ? sign : bits)
    }
  }

  @inline(__always)
  static func flushed(_ x: Float, below floor: Float) -> Float {
    x.magnitude < floor ? Float(bitPattern: x.bitPattern & 0x8000_0000) : x
  }
}

extension Double: SubnormalFlush {
  /// Subnormal numbers of this type stay.
  static func flushSubnormals(_ x: UnsafeMutablePointer<Double>, count: Int) {}

  @inline(__always)
  static func flushed(_ x: Double, below floor: Double) -> Double { x }
}
