/// What another initializer draws, times a factor.
struct ScaledBy: Initializer {
  let factor: Double
  let base: any Initializer

  init(_ factor: Double, _ base: any Initializer) {
    self.factor = factor
    self.base = base
  }

  var calibration: Calibration? { base.calibration }

  func values(shape: Shape, fan: Fan, from stream: inout RandomStream) -> [Double] {
    base.values(shape: shape, fan: fan, from: &stream).map { factor * $0 }
  }
}
