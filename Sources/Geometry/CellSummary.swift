/// What the values of a matrix span, and where the extremes are.
package struct CellSummary: Sendable {
  package private(set) var extent = Extent()
  /// Of equal extremes the first, row by row; nil where no value has a place on the scale.
  package private(set) var low: Place?
  package private(set) var high: Place?

  package struct Place: Sendable {
    package var value: Double
    package var row: Int
    package var column: Int
  }

  package init(_ values: [[Double?]], isLog: Bool) {
    for (row, line) in values.enumerated() {
      for case (let column, let value?) in line.enumerated() {
        add(Place(value: value, row: row, column: column), isLog: isLog)
      }
    }
  }

  package init(_ values: [[Double]], isLog: Bool) {
    for (row, line) in values.enumerated() {
      for (column, value) in line.enumerated() {
        add(Place(value: value, row: row, column: column), isLog: isLog)
      }
    }
  }

  private mutating func add(_ place: Place, isLog: Bool) {
    extent.add(place.value)
    guard place.value.isFinite, place.value > 0 || !isLog else { return }
    if place.value < low?.value ?? .infinity { low = place }
    if place.value > high?.value ?? -.infinity { high = place }
  }
}
