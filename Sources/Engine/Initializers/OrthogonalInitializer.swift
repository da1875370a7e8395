/// gain·Q with orthonormal columns, or rows where those are fewer: all singular values are `gain`
/// (Saxe, McClelland & Ganguli 2014).
///
/// Q comes from orthogonalizing normal random vectors one by one, each twice against all before it.
/// That draws it evenly from all orthogonal matrices, as the QR decomposition with a positive
/// diagonal does.
public struct OrthogonalInitializer: Initializer {
  public var gain: Double

  public init(gain: Double = 1) { self.gain = gain }

  public func values(shape: Shape, fan: Fan, from stream: inout RandomStream) -> [Double] {
    let (rows, columns) = (shape.rows, shape.columns)
    let isWide = columns > rows
    let vectors = Self.orthonormalVectors(
      count: min(rows, columns), length: max(rows, columns), from: &stream)
    return (0..<rows * columns).map { i in
      let (row, column) = (i / columns, i % columns)
      return gain * (isWide ? vectors[row][column] : vectors[column][row])
    }
  }

  private static func orthonormalVectors(
    count: Int, length: Int, from stream: inout RandomStream
  ) -> [[Double]] {
    var vectors: [[Double]] = []
    for _ in 0..<count {
      var vector = stream.normals(length)
      for _ in 0..<2 {
        for other in vectors {
          let share = Reductions.dot(vector, other, count: length)
          Elementwise.subtractScaled(share, other, from: &vector, count: length)
        }
      }
      let norm = Reductions.sumOfSquares(vector, count: length).squareRoot()
      vectors.append(vector.map { $0 / norm })
    }
    return vectors
  }
}
