import Geometry
import Testing

@Suite struct CellPoolTests {
  private func pool(_ values: [Double?], isLog: Bool = false) -> Double? {
    let edges = (0...values.count).map { Double($0) / Double(values.count) }
    let pool = CellPool([values], columns: edges, rows: [0, 5], isLog: isLog)
    #expect(pool.columns == [0, 1] && pool.rows == [0, 5])
    return pool.values[0][0]
  }

  @Test func cellsOfAPixelStay() {
    let values: [[Double?]] = [[1, nil], [.nan, 4]]
    let pool = CellPool(values, columns: [0, 1, 2], rows: [9, 5, 1], isLog: false)
    #expect(pool.columns == [0, 1, 2] && pool.rows == [9, 5, 1])
    #expect(pool.values[0] == values[0] && pool.values[1][1] == 4)
  }

  @Test func aPoolShowsWhatIsOdd() {
    #expect(pool([1, 1, 9, 1]) == 9)
    #expect(pool([8, 8, 1, 8]) == 1)
    #expect(pool([1, .infinity, 9]) == .infinity)
    #expect(pool([1, .nan, 9])?.isNaN == true)
    #expect(pool([1, 0, 100], isLog: true) == 0)
    // On a logarithm 1 is farther from the others than they are apart.
    #expect(pool([1, 1000, 2000, 4000], isLog: true) == 1)
    #expect(pool([nil, 3, nil]) == 3)
    #expect(pool([nil, nil]) == nil)
    let most = Double.greatestFiniteMagnitude
    #expect(pool([-most, most, most]) == -most)
  }

  @Test(arguments: [1, 7, 300, 2000])
  func poolsTileThePlane(count: Int) {
    let edges = (0...count).map { 40 + 300 * Double($0) / Double(count) }
    let values = [[Double?]](repeating: Array(repeating: 1, count: count), count: 1)
    let pool = CellPool(values, columns: edges, rows: [0, 10], isLog: false)
    #expect(pool.columns.first == 40 && pool.columns.last == 340)
    let widths = zip(pool.columns, pool.columns.dropFirst()).map { $1 - $0 }
    #expect(widths.allSatisfy { $0 >= CellPool.least })
    #expect(pool.values[0].count == widths.count)
  }

  @Test func summaryTellsWhereExtremesAre() {
    let summary = CellSummary([[3, nil, 0], [.nan, 7, 7]], isLog: true)
    #expect(summary.low?.value == 3 && summary.low?.row == 0 && summary.low?.column == 0)
    #expect(summary.high?.row == 1 && summary.high?.column == 1)
    #expect(summary.extent.zeros == 1 && summary.extent.notNumbers == 1)
    #expect(CellSummary([[nil, .nan]], isLog: false).low == nil)
  }
}
