import Testing

@testable import Engine

/// Sums over rows are those of the plain loop, to the bit, at every width.
@Suite struct ColumnMomentsTests {
  private func check<S: Scalar>(_ type: S.Type, rows: Int, columns: Int) {
    let count = rows * columns
    let x = noise(max(1, count), seed: 1).map { S($0) }
    let y = noise(max(1, count), seed: 2).map { S($0) }
    let mean = noise(columns, seed: 3).map { S($0) }
    var squares = [S](repeating: .nan, count: columns)
    var (sums, products) = (squares, squares)
    ColumnMoments.squares(x, around: mean, rows: rows, columns: columns, into: &squares)
    ColumnMoments.sums(
      y, with: x, around: mean, rows: rows, columns: columns, into: &sums, products: &products)
    for column in 0..<columns {
      var (square, sum, product): (S, S, S) = (0, 0, 0)
      for row in 0..<rows {
        let place = row * columns + column
        let difference = x[place] - mean[column]
        square = square.addingProduct(difference, difference)
        sum += y[place]
        product = product.addingProduct(y[place], difference)
      }
      #expect(squares[column] == square && sums[column] == sum && products[column] == product)
    }
  }

  @Test(
    arguments: [0, 1, 2, 7, 30], [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 67, 100, 131])
  func theBitsAreThoseOfThePlainLoop(rows: Int, columns: Int) {
    check(Float.self, rows: rows, columns: columns)
    check(Double.self, rows: rows, columns: columns)
  }
}
