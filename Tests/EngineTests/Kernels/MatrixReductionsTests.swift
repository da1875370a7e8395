import Testing

@testable import Engine

struct MatrixReductionsTests {
  @Test(arguments: [0, 1, 2, 5, 13, 40], [1, 3, 8, 9, 15, 16, 17, 31, 33, 50, 66])
  func columnSumsAddRowsInOrder(rows: Int, columns: Int) {
    let stride = columns + 2
    let x: [Float] = ReductionsTests.numbers(max(1, rows * stride))
    var sums = [Float](repeating: 1.5, count: columns)
    var wanted = [Float](repeating: 0, count: columns)
    for row in 0..<rows {
      for column in 0..<columns { wanted[column] += x[row * stride + column] }
    }
    MatrixReductions.columnSums(
      x, rows: rows, columns: columns, stride: stride, into: &sums, accumulating: true)
    #expect(sums == wanted.map { $0 + 1.5 })
    MatrixReductions.columnSums(
      x, rows: rows, columns: columns, stride: stride, into: &sums, accumulating: false)
    #expect(sums == wanted)
  }

  @Test func rowsAreReducedWithoutTheirPadding() {
    let x: [Double] = [1, 2, 3, 99, -4, -5, -6, 99]
    var results: [Double] = [0, 0]
    MatrixReductions.rowSums(x, rows: 2, columns: 3, stride: 4, into: &results)
    #expect(results == [6, -15])
    MatrixReductions.rowMaxima(x, rows: 2, columns: 3, stride: 4, into: &results)
    #expect(results == [3, -4])
  }
}
