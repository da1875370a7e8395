import Engine

/// The singular values of ∂y/∂x at the first sample of the batch, largest first.
///
/// Exact: one backward pass for each output. In training mode a batch normalization takes part in
/// it with the rest of the batch held fixed.
struct JacobianProbe: Probe {
  var gradients: GradientNeeds { .input }

  func axes(of network: Network) -> [Measurement.Axis] {
    let (outputs, inputs) = Self.extent(of: network)
    return [.init("index", (1...min(outputs, inputs)).map { .number(Double($0)) })]
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    let (outputs, inputs) = Self.extent(of: network)
    let rows = session.rehearse {
      (0..<outputs).map { k in
        var cotangent = [Double](repeating: 0, count: network.output.shape.count)
        cotangent[k] = 1
        session.backward(from: network.output, cotangent: cotangent)
        return Array(session.gradient(of: network.input).prefix(inputs))
      }
    }
    return SingularValues.of(rows)
  }

  func defaultCadence(steps: Int) -> Cadence { .first }

  /// Numbers of outputs and inputs of one sample.
  private static func extent(of network: Network) -> (outputs: Int, inputs: Int) {
    let batch = network.input.shape.dimensions[0]
    return (network.output.shape.count / batch, network.input.shape.count / batch)
  }
}

/// Singular values by one-sided Jacobi rotations, which are accurate for small ones too.
enum SingularValues {
  /// The singular values of a matrix given by its rows, largest first; NaN for all if one element
  /// is.
  static func of(_ rows: [[Double]]) -> [Double] {
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
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
