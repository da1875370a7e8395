/// Sums over the rows of a row-major matrix that a normalization of its columns needs; rows are added in their
/// order, each product in one fused step.
enum ColumnMoments {
  /// squares[j] = Σᵢ (x[i, j] − mean[j])²
  static func squares<S: Scalar>(
    _ x: UnsafePointer<S>, around mean: UnsafePointer<S>, rows: Int, columns: Int,
    into squares: UnsafeMutablePointer<S>
  ) {
    let lanes = S.Vector.scalarCount
    var column = 0
    while column &+ 4 &* lanes <= columns {
      Block<S, 4>.squares(
        x + column, around: mean + column, rows, columns, into: squares + column)
      column &+= 4 &* lanes
    }
    while column &+ lanes <= columns {
      Block<S, 1>.squares(
        x + column, around: mean + column, rows, columns, into: squares + column)
      column &+= lanes
    }
    while column < columns {
      var sum: S = 0
      for row in 0..<rows {
        let difference = x[row &* columns &+ column] - mean[column]
        sum = sum.addingProduct(difference, difference)
      }
      squares[column] = sum
      column &+= 1
    }
  }

  /// sums[j] = Σᵢ y[i, j] and products[j] = Σᵢ y[i, j]·(x[i, j] − mean[j]), in one pass.
  static func sums<S: Scalar>(
    _ y: UnsafePointer<S>, with x: UnsafePointer<S>, around mean: UnsafePointer<S>, rows: Int,
    columns: Int, into sums: UnsafeMutablePointer<S>, products: UnsafeMutablePointer<S>
  ) {
    let lanes = S.Vector.scalarCount
    var column = 0
    while column &+ 2 &* lanes <= columns {
      Block<S, 2>.sums(
        y + column, with: x + column, around: mean + column, rows, columns, into: sums + column,
        products: products + column)
      column &+= 2 &* lanes
    }
    while column &+ lanes <= columns {
      Block<S, 1>.sums(
        y + column, with: x + column, around: mean + column, rows, columns, into: sums + column,
        products: products + column)
      column &+= lanes
    }
    while column < columns {
      var (sum, product): (S, S) = (0, 0)
      for row in 0..<rows {
        let place = row &* columns &+ column
        sum += y[place]
        product = product.addingProduct(y[place], x[place] - mean[column])
      }
      sums[column] = sum
      products[column] = product
      column &+= 1
    }
  }
}

/// As many columns as `vectors` registers hold.
private enum Block<S: Scalar, let vectors: Int> {
  private typealias Lanes = InlineArray<vectors, S.Vector>

  @inline(__always)
  private static func load(_ source: UnsafePointer<S>) -> Lanes {
    Lanes { S.Vector(loading: source + $0 &* S.Vector.scalarCount) }
  }

  @inline(__always)
  private static func store(_ lanes: Lanes, to target: UnsafeMutablePointer<S>) {
    for vector in 0..<vectors { lanes[vector].store(to: target + vector &* S.Vector.scalarCount) }
  }

  @inline(__always)
  static func squares(
    _ x: UnsafePointer<S>, around mean: UnsafePointer<S>, _ rows: Int, _ stride: Int,
    into squares: UnsafeMutablePointer<S>
  ) {
    let mean = load(mean)
    var totals = Lanes(repeating: S.Vector(repeating: 0))
    var from = x
    for _ in 0..<rows {
      for vector in 0..<vectors {
        let difference =
          S.Vector(loading: from + vector &* S.Vector.scalarCount) - mean[vector]
        totals[vector] = totals[vector].addingProduct(difference, difference)
      }
      from += stride
    }
    store(totals, to: squares)
  }

  @inline(__always)
  static func sums(
    _ y: UnsafePointer<S>, with x: UnsafePointer<S>, around mean: UnsafePointer<S>, _ rows: Int,
    _ stride: Int, into sums: UnsafeMutablePointer<S>, products: UnsafeMutablePointer<S>
  ) {
    let mean = load(mean)
    var totals = Lanes(repeating: S.Vector(repeating: 0))
    var productTotals = totals
    var (left, right) = (y, x)
    for _ in 0..<rows {
      for vector in 0..<vectors {
        let offset = vector &* S.Vector.scalarCount
        let value = S.Vector(loading: left + offset)
        let difference = S.Vector(loading: right + offset) - mean[vector]
        totals[vector] = totals[vector] + value
        productTotals[vector] = productTotals[vector].addingProduct(value, difference)
      }
      left += stride
      right += stride
    }
    store(totals, to: sums)
    store(productTotals, to: products)
  }
}
