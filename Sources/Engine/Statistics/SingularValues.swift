/// Singular values by one-sided Jacobi rotations, which are accurate for small ones too
/// (Demmel & Veselić 1992).
public enum SingularValues {
  /// The singular values of a matrix given by its rows, largest first; NaN for all if one element
  /// is.
  public static func of(_ rows: [[Double]]) -> [Double] {
    let columns = rows.first?.count ?? 0
    var vectors =
      rows.count <= columns
      ? rows : (0..<columns).map { column in rows.map { $0[column] } }
    guard rows.joined().allSatisfy(\.isFinite) else {
      return [Double](repeating: .nan, count: vectors.count)
    }
    // Each sweep makes all pairs orthogonal in turn; a few sweeps suffice.
    for _ in 0..<60 where !sweep(&vectors) {}
    return vectors.map { dot($0, $0).squareRoot() }.sorted(by: >)
  }

  /// Returns whether all pairs were orthogonal already.
  private static func sweep(_ vectors: inout [[Double]]) -> Bool {
    var isOrthogonal = true
    for i in vectors.indices {
      for j in vectors.indices where j > i {
        let (a, b) = (dot(vectors[i], vectors[i]), dot(vectors[j], vectors[j]))
        let c = dot(vectors[i], vectors[j])
        guard c.magnitude > 1e-15 * (a * b).squareRoot() else { continue }
        isOrthogonal = false
        rotate(&vectors, i, j, angleFrom: (b - a) / (2 * c))
      }
    }
    return isOrthogonal
  }

  /// Turns two vectors in their plane; t is the tangent of the smaller angle that makes them
  /// orthogonal.
  private static func rotate(
    _ vectors: inout [[Double]], _ i: Int, _ j: Int, angleFrom zeta: Double
  ) {
    let sign: Double = zeta < 0 ? -1 : 1
    let t = sign / (zeta.magnitude + (1 + zeta * zeta).squareRoot())
    let cosine = 1 / (1 + t * t).squareRoot()
    let sine = cosine * t
    for k in vectors[i].indices {
      let (x, y) = (vectors[i][k], vectors[j][k])
      vectors[i][k] = cosine * x - sine * y
      vectors[j][k] = sine * x + cosine * y
    }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for k in a.indices { sum += a[k] * b[k] }
    return sum
  }
}
