/// A number for each of as many neighboring columns of a matrix as `vectors` registers hold.
struct ColumnLanes<S: Scalar, let vectors: Int> {
  private var registers: InlineArray<vectors, S.Vector>

  @inline(__always)
  init(loading source: UnsafePointer<S>) {
    registers = InlineArray { S.Vector(loading: source + $0 &* S.Vector.scalarCount) }
  }

  /// The first `count`, fewer than a register has lanes; the others are zero.
  @inline(__always)
  init(loading count: Int, from source: UnsafePointer<S>) {
    registers = InlineArray(repeating: S.Vector.loading(count, from: source))
  }

  @inline(__always)
  init(repeating value: S) {
    registers = InlineArray(repeating: S.Vector(repeating: value))
  }

  @inline(__always)
  func store(to target: UnsafeMutablePointer<S>) {
    for vector in 0..<vectors {
      registers[vector].store(to: target + vector &* S.Vector.scalarCount)
    }
  }

  /// Of the first register.
  @inline(__always)
  subscript(lane: Int) -> S { registers[0][lane] }

  /// start + Σᵢ x[i, j]
  @inline(__always)
  static func sums(_ x: UnsafePointer<S>, _ rows: Int, _ stride: Int, start: Self) -> Self {
    var totals = start
    var from = x
    for _ in 0..<rows {
      for vector in 0..<vectors {
        totals.registers[vector] =
          totals.registers[vector] + S.Vector(loading: from + vector &* S.Vector.scalarCount)
      }
      from += stride
    }
    return totals
  }

  /// Σᵢ (x[i, j] − mean[j])²
  @inline(__always)
  static func squares(
    _ x: UnsafePointer<S>, around mean: Self, _ rows: Int, _ stride: Int
  ) -> Self {
    var totals = Self(repeating: 0)
    var from = x
    for _ in 0..<rows {
      for vector in 0..<vectors {
        let difference =
          S.Vector(loading: from + vector &* S.Vector.scalarCount) - mean.registers[vector]
        totals.registers[vector] = totals.registers[vector].addingProduct(difference, difference)
      }
      from += stride
    }
    return totals
  }

  /// Σᵢ y[i, j] and Σᵢ y[i, j]·(x[i, j] − mean[j])
  @inline(__always)
  static func sums(
    _ y: UnsafePointer<S>, with x: UnsafePointer<S>, around mean: Self, _ rows: Int, _ stride: Int
  ) -> (sums: Self, products: Self) {
    var totals = Self(repeating: 0)
    var products = totals
    var (left, right) = (y, x)
    for _ in 0..<rows {
      for vector in 0..<vectors {
        let offset = vector &* S.Vector.scalarCount
        let value = S.Vector(loading: left + offset)
        let difference = S.Vector(loading: right + offset) - mean.registers[vector]
        totals.registers[vector] = totals.registers[vector] + value
        products.registers[vector] = products.registers[vector].addingProduct(value, difference)
      }
      left += stride
      right += stride
    }
    return (totals, products)
  }
}

/// The last columns of a matrix, too few to fill a register.
///
/// A register that is filled from them takes in what follows in memory, the next rows, and its other lanes are of
/// no use; only in the last rows would it reach over the end of the matrix.
struct NarrowColumns<S: Scalar> {
  let count: Int
  /// How many rows can be read a whole register at a time.
  let rowsWithRoom: Int

  @inline(__always)
  init(from column: Int, rows: Int, columns: Int, stride: Int) {
    count = columns &- column
    let room = (rows &- 1) &* stride &+ count &- S.Vector.scalarCount
    rowsWithRoom = count > 0 && rows > 0 && room >= 0 ? min(rows, room / stride &+ 1) : 0
  }
}
