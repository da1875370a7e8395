/// The extent of a value along each of its dimensions, in row-major order. `[]` is a scalar.
public struct Shape: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
  public let dimensions: [Int]

  public init(_ dimensions: [Int]) {
    precondition(dimensions.allSatisfy { $0 > 0 }, "each dimension of a shape is at least 1")
    self.dimensions = dimensions
  }

  public init(arrayLiteral elements: Int...) { self.init(elements) }

  /// Number of elements.
  public var count: Int { dimensions.reduce(1, *) }

  /// The last dimension; 1 for a scalar. A layer's features are its columns.
  public var columns: Int { dimensions.last ?? 1 }

  /// Number of rows when all dimensions but the last are taken as one.
  public var rows: Int { dimensions.dropLast().reduce(1, *) }

  /// The same shape with another last dimension.
  public func replacingColumns(with columns: Int) -> Shape {
    Shape(dimensions.dropLast() + [columns])
  }

  public var description: String {
    dimensions.isEmpty ? "scalar" : dimensions.map(String.init).joined(separator: "×")
  }
}
