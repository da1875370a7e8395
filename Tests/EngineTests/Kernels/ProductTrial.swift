import Foundation
import Textbook

@testable import Engine

/// Memory for the products of many shapes, which the kernel and the textbook compute from the same numbers.
///
/// Before each product C and the workspace are filled with NaN, so that nothing is read that was not
/// written; behind both it must still be there afterward.
final class ProductTrial<S: Scalar> {
  private let numbers: [S]
  private let notNumbers: [S]
  private var result: [S]
  private var expected: [S]
  private var workspace: [S]

  private static var count: Int { 1 << 21 }
  /// So many scalars behind the workspace are looked at.
  private static var margin: Int { 64 }

  init() {
    var stream = RandomStream(seed: 1, name: "products")
    numbers = stream.uniforms(Self.count).map { S(2 * $0 - 1) }
    notNumbers = [S](repeating: .nan, count: Self.count)
    (result, expected, workspace) = (notNumbers, notNumbers, notNumbers)
  }

  /// What is wrong with the product of one shape; nil if every bit is right.
  func fault(_ shape: ProductShape, _ start: TextbookStart) -> String? {
    let countOfC = shape.m * shape.ldc
    let workspaceCount = MatrixMultiply.workspaceCount(
      shape.form, m: shape.m, n: shape.n, k: shape.k)
    precondition(
      max(shape.rowsOfA * shape.lda, shape.rowsOfB * shape.ldb) + 1 << 8 < Self.count
        && max(countOfC, workspaceCount) + Self.margin <= Self.count, "no room for \(shape)")
    return numbers.withUnsafeBufferPointer { numbers in
      result.withUnsafeMutableBufferPointer { result in
        expected.withUnsafeMutableBufferPointer { expected in
          workspace.withUnsafeMutableBufferPointer { workspace in
            guard let numbers = numbers.baseAddress, let result = result.baseAddress,
              let expected = expected.baseAddress, let workspace = workspace.baseAddress
            else { return "no memory" }
            // Neither factor lies on a line of the cache of its own.
            let operands = (a: numbers + shape.k % 17, b: numbers + (shape.m % 13 + 100))
            prepare(result, shape, start, numbers)
            prepare(expected, shape, start, numbers)
            poison(workspace, count: workspaceCount + Self.margin)
            multiply(shape, start, operands, bias: numbers, into: result, workspace)
            multiplyByTheBook(shape, start, operands, bias: numbers, into: expected)
            if !isPoison(workspace + workspaceCount, count: Self.margin) {
              return "\(shape), \(start): wrote behind the workspace"
            }
            return difference(result, expected, count: countOfC).map {
              "\(shape), \(start): \($0)"
            }
          }
        }
      }
    }
  }

  private typealias Operands = (a: UnsafePointer<S>, b: UnsafePointer<S>)

  private func poison(_ target: UnsafeMutablePointer<S>, count: Int) {
    notNumbers.withUnsafeBufferPointer { source in
      if let source = source.baseAddress { target.update(from: source, count: count) }
    }
  }

  private func isPoison(_ memory: UnsafePointer<S>, count: Int) -> Bool {
    notNumbers.withUnsafeBytes { source in
      source.baseAddress.map { memcmp(memory, $0, count * MemoryLayout<S>.size) } == 0
    }
  }

  /// C as it is before: without numbers but where they are added to.
  private func prepare(
    _ c: UnsafeMutablePointer<S>, _ shape: ProductShape, _ start: TextbookStart,
    _ numbers: UnsafePointer<S>
  ) {
    poison(c, count: shape.m * shape.ldc)
    guard start == .accumulate else { return }
    for row in 0..<shape.m {
      (c + row * shape.ldc).update(from: numbers + (row % 50 + 7), count: shape.n)
    }
  }

  private func multiply(
    _ shape: ProductShape, _ start: TextbookStart, _ operands: Operands, bias: UnsafePointer<S>,
    into c: UnsafeMutablePointer<S>, _ workspace: UnsafeMutablePointer<S>
  ) {
    let first: MatrixMultiply.Start<S> =
      switch start {
      case .zero: .zero
      case .accumulate: .accumulate
      case .bias: .bias(bias)
      }
    MatrixMultiply.multiply(
      shape.form, m: shape.m, n: shape.n, k: shape.k, operands.a, lda: shape.lda, operands.b,
      ldb: shape.ldb, into: c, ldc: shape.ldc, start: first, workspace: workspace)
  }

  private func multiplyByTheBook(
    _ shape: ProductShape, _ start: TextbookStart, _ operands: Operands, bias: UnsafePointer<S>,
    into c: UnsafeMutablePointer<S>
  ) {
    for row in 0..<shape.m where start != .accumulate {
      let values = c + row * shape.ldc
      if start == .bias {
        values.update(from: bias, count: shape.n)
      } else {
        values.update(repeating: 0, count: shape.n)
      }
    }
    let product = TextbookProduct(
      m: shape.m, n: shape.n, k: shape.k, operands.a,
      strideOfA: shape.form == .transposedA ? (1, shape.lda) : (shape.lda, 1), operands.b,
      strideOfB: shape.form == .transposedB ? (1, shape.ldb) : (shape.ldb, 1))
    if !NarrowProduct.isBetter(n: shape.n) {
      product.add(to: c, ldc: shape.ldc)
    } else if shape.form != .transposedA {
      product.add(to: c, ldc: shape.ldc, lanes: 64 / MemoryLayout<S>.size)
    } else {
      // The product is complete before it is added.
      var sums = [S](repeating: 0, count: shape.m * shape.n)
      product.add(to: &sums, ldc: shape.n)
      for row in 0..<shape.m {
        for column in 0..<shape.n { c[row * shape.ldc + column] += sums[row * shape.n + column] }
      }
    }
  }

  private func difference(
    _ values: UnsafePointer<S>, _ wanted: UnsafePointer<S>, count: Int
  ) -> String? {
    if memcmp(values, wanted, count * MemoryLayout<S>.size) == 0 { return nil }
    let places = (0..<count).filter {
      values[$0] != wanted[$0] && !(values[$0].isNaN && wanted[$0].isNaN)
    }
    guard let first = places.first else { return "another NaN, or another zero" }
    return "\(places.count) of \(count) wrong, the first at \(first): "
      + "\(values[first]) for \(wanted[first])"
  }
}
