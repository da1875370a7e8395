/// The extent of a value along each of its dimensions, in row-major order. `[]` is a scalar.
public struct Shape: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
  public let dimensions: [Int]

  public init(_ dimensions: [Int]) {
    precondition(dimensions.allSatisfy { $0 > 0 }, "each dimension of a shape is at least 1")
    self.dimensions = dimensions
  }

  public init(arrayLiteral elements: Int...) { self.init(elements) }

  /// More elements than any machine holds: what is beyond is counted as so many, so that no sum of counts, in
  /// bytes, is beyond an integer.
  static var largestCount: Int { 1 << 39 }

  /// Number of elements, at most `largestCount`.
  public var count: Int { Self.product(of: dimensions[...]) }

  /// The last dimension; 1 for a scalar. A layer's features are its columns.
  public var columns: Int { dimensions.last ?? 1 }

  /// Number of rows when all dimensions but the last are taken as one.
  public var rows: Int { Self.product(of: dimensions.dropLast()) }

  private static func product(of dimensions: ArraySlice<Int>) -> Int {
    dimensions.reduce(1) { product, extent in
      let (larger, overflow) = product.multipliedReportingOverflow(by: extent)
      return overflow ? largestCount : min(larger, largestCount)
    }
  }

  /// The same shape with another last dimension.
  public func replacingColumns(with columns: Int) -> Shape {
    Shape(dimensions.dropLast() + [columns])
  }

  public var description: String {
    dimensions.isEmpty ? "scalar" : dimensions.map(String.init).joined(separator: "×")
  }
}
