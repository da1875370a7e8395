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
      let mean = ColumnLanes<S, 4>(loading: mean + column)
      ColumnLanes.squares(x + column, around: mean, rows, columns).store(to: squares + column)
      column &+= 4 &* lanes
    }
    while column &+ lanes <= columns {
      let mean = ColumnLanes<S, 1>(loading: mean + column)
      ColumnLanes.squares(x + column, around: mean, rows, columns).store(to: squares + column)
      column &+= lanes
    }
    let rest = NarrowColumns<S>(from: column, rows: rows, columns: columns, stride: columns)
    guard rest.count > 0 else { return }
    let means = ColumnLanes<S, 1>(loading: rest.count, from: mean + column)
    let totals = ColumnLanes.squares(x + column, around: means, rest.rowsWithRoom, columns)
    for lane in 0..<rest.count {
      var sum = totals[lane]
      for row in rest.rowsWithRoom..<rows {
        let difference = x[row &* columns &+ column &+ lane] - means[lane]
        sum = sum.addingProduct(difference, difference)
      }
      squares[column &+ lane] = sum
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
      let mean = ColumnLanes<S, 2>(loading: mean + column)
      let totals = ColumnLanes.sums(y + column, with: x + column, around: mean, rows, columns)
      totals.sums.store(to: sums + column)
      totals.products.store(to: products + column)
      column &+= 2 &* lanes
    }
    while column &+ lanes <= columns {
      let mean = ColumnLanes<S, 1>(loading: mean + column)
      let totals = ColumnLanes.sums(y + column, with: x + column, around: mean, rows, columns)
      totals.sums.store(to: sums + column)
      totals.products.store(to: products + column)
      column &+= lanes
    }
    let rest = NarrowColumns<S>(from: column, rows: rows, columns: columns, stride: columns)
    guard rest.count > 0 else { return }
    let means = ColumnLanes<S, 1>(loading: rest.count, from: mean + column)
    let totals = ColumnLanes.sums(
      y + column, with: x + column, around: means, rest.rowsWithRoom, columns)
    for lane in 0..<rest.count {
      var (sum, product) = (totals.sums[lane], totals.products[lane])
      for row in rest.rowsWithRoom..<rows {
        let place = row &* columns &+ column &+ lane
        sum += y[place]
        product = product.addingProduct(y[place], x[place] - means[lane])
      }
      sums[column &+ lane] = sum
      products[column &+ lane] = product
    }
  }
}
