/// Statistics of numbers in the order they are stored, the same bits on every machine.
///
/// They are here rather than beside the probes that use them because a loop over numbers is only fast where
/// the compiler optimises.
extension [Double] {
  /// NaN of no numbers.
  public var mean: Double { reduce(0, +) / Double(count) }

  /// √ of the mean squared deviation from the mean.
  public var standardDeviation: Double {
    let mean = mean
    return (reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)).squareRoot()
  }

  /// Σ x²
  public var sumOfSquares: Double { reduce(0) { $0 + $1 * $1 } }

  /// The differences to the numbers at the same places of `other`.
  public func minus(_ other: [Double]) -> [Double] {
    precondition(count == other.count, "each number has one to take away")
    return indices.map { self[$0] - other[$0] }
  }

  /// ‖row‖₂ of each row, without overflow or underflow on the way.
  public func norms(ofRows count: Int) -> [Double] {
    let width = self.count / count
    return (0..<count).map { row in
      let elements = self[row * width..<(row + 1) * width]
      let largest = elements.reduce(0) { $1.isNaN ? .nan : Swift.max($0, $1.magnitude) }
      guard largest > 0, largest.isFinite else { return largest }
      return largest * elements.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
    }
  }

  /// The mean cosine between two different ones of the rows of a matrix.
  ///
  /// With unit vectors u of n rows, the sum of all u·u′ is ‖Σ u‖², of which n are u·u.
  public func meanCosine(ofRows rows: Int) -> Double {
    let width = count / rows
    var sum = [Double](repeating: 0, count: width)
    for row in 0..<rows {
      let vector = self[row * width..<(row + 1) * width]
      let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      for i in 0..<width { sum[i] += self[row * width + i] / norm }
    }
    return (sum.sumOfSquares - Double(rows)) / Double(rows * (rows - 1))
  }

  /// For each column of a matrix whether it holds nothing but zeros. NaN is not zero.
  public func areColumnsZero(width: Int) -> [Bool] {
    var areZero = [Bool](repeating: true, count: width)
    for row in 0..<count / width {
      for column in 0..<width where self[row * width + column] != 0 { areZero[column] = false }
    }
    return areZero
  }
}
