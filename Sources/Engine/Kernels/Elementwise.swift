/// Loops over contiguous numbers that the compiler vectorises once they are specialised and inlined.
///
/// What is computed in place takes one pointer only: through two the compiler could not know that they
/// are the same. Otherwise the target overlaps no source. The value goes through a constant, as a branch
/// of `f` that stores directly would stay a branch. A long `f`, such as one that calls `tanh`, must be a
/// local function marked `@inline(__always)`: a closure of that size stays a call in a generic function.
enum Elementwise {
  /// y = f(x)
  static func map<S: Scalar>(
    _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, count: Int, _ f: (S) -> S
  ) {
    for i in 0..<count {
      let value = f(x[i])
      y[i] = value
    }
  }

  /// x = f(x)
  static func map<S: Scalar>(
    inPlace x: UnsafeMutablePointer<S>, count: Int, _ f: (S) -> S
  ) {
    for i in 0..<count {
      let value = f(x[i])
      x[i] = value
    }
  }

  /// y += f(x)
  static func map<S: Scalar>(
    _ x: UnsafePointer<S>, addingTo y: UnsafeMutablePointer<S>, count: Int, _ f: (S) -> S
  ) {
    for i in 0..<count {
      let value = f(x[i])
      y[i] += value
    }
  }

  /// z = f(x, y)
  static func zip<S: Scalar>(
    _ x: UnsafePointer<S>, _ y: UnsafePointer<S>, into z: UnsafeMutablePointer<S>, count: Int,
    _ f: (S, S) -> S
  ) {
    for i in 0..<count {
      let value = f(x[i], y[i])
      z[i] = value
    }
  }

  /// x = f(x, y)
  static func zip<S: Scalar>(
    inPlace x: UnsafeMutablePointer<S>, _ y: UnsafePointer<S>, count: Int, _ f: (S, S) -> S
  ) {
    for i in 0..<count {
      let value = f(x[i], y[i])
      x[i] = value
    }
  }

  /// z += f(x, y)
  static func zip<S: Scalar>(
    _ x: UnsafePointer<S>, _ y: UnsafePointer<S>, addingTo z: UnsafeMutablePointer<S>, count: Int,
    _ f: (S, S) -> S
  ) {
    for i in 0..<count {
      let value = f(x[i], y[i])
      z[i] += value
    }
  }

  /// w = f(x, y, z)
  static func zip<S: Scalar>(
    _ x: UnsafePointer<S>, _ y: UnsafePointer<S>, _ z: UnsafePointer<S>,
    into w: UnsafeMutablePointer<S>, count: Int, _ f: (S, S, S) -> S
  ) {
    for i in 0..<count {
      let value = f(x[i], y[i], z[i])
      w[i] = value
    }
  }

  /// w += f(x, y, z)
  static func zip<S: Scalar>(
    _ x: UnsafePointer<S>, _ y: UnsafePointer<S>, _ z: UnsafePointer<S>,
    addingTo w: UnsafeMutablePointer<S>, count: Int, _ f: (S, S, S) -> S
  ) {
    for i in 0..<count {
      let value = f(x[i], y[i], z[i])
      w[i] += value
    }
  }

  /// x = value
  static func fill<S: Scalar>(_ x: UnsafeMutablePointer<S>, count: Int, with value: S) {
    for i in 0..<count { x[i] = value }
  }

  /// y = x
  static func copy<S: Scalar>(
    _ x: UnsafePointer<S>, into y: UnsafeMutablePointer<S>, count: Int
  ) {
    y.update(from: x, count: count)
  }

  /// x = factor · x
  static func scale<S: Scalar>(_ x: UnsafeMutablePointer<S>, count: Int, by factor: S) {
    for i in 0..<count { x[i] *= factor }
  }

  /// y −= factor · x, the product rounded before it is subtracted
  static func subtractScaled<S: Scalar>(
    _ factor: S, _ x: UnsafePointer<S>, from y: UnsafeMutablePointer<S>, count: Int
  ) {
    for i in 0..<count { y[i] -= factor * x[i] }
  }

  /// y += factor · x
  static func addScaled<S: Scalar>(
    _ factor: S, _ x: UnsafePointer<S>, to y: UnsafeMutablePointer<S>, count: Int
  ) {
    for i in 0..<count { y[i] = y[i].addingProduct(factor, x[i]) }
  }
}
