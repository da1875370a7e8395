import Foundation

@testable import Engine

/// The functions of `Scalar` by name, with their references.
enum ElementaryFunction: CaseIterable {
  case exp, expm1, log, log1p, tanh, sigmoid, sin, cos, erf

  func apply<S: Scalar>(_ x: S) -> S {
    switch self {
    case .exp: S.exp(x)
    case .expm1: S.expm1(x)
    case .log: S.log(x)
    case .log1p: S.log1p(x)
    case .tanh: S.tanh(x)
    case .sigmoid: S.sigmoid(x)
    case .sin: S.sin(x)
    case .cos: S.cos(x)
    case .erf: S.erf(x)
    }
  }

  func reference(_ x: Float80) -> Float80 {
    switch self {
    case .exp: Foundation.exp(x)
    case .expm1: Foundation.expm1(x)
    case .log: Foundation.log(x)
    case .log1p: Foundation.log1p(x)
    case .tanh: Foundation.tanh(x)
    case .sigmoid:
      x < 0 ? Foundation.exp(x) / (1 + Foundation.exp(x)) : 1 / (1 + Foundation.exp(-x))
    case .sin: x.magnitude > 0x1p45 ? .nan : Foundation.sin(x)
    case .cos: x.magnitude > 0x1p45 ? .nan : Foundation.cos(x)
    case .erf: Foundation.erf(x)
    }
  }

  /// The distance from the exact value in units of the last place of the nearest number.
  func error<S: Scalar>(_ x: S) -> Double {
    let value = apply(x)
    let exact = reference(Float80(x))
    let nearest = S(exact)
    if nearest.isNaN || value.isNaN { return nearest.isNaN && value.isNaN ? 0 : .infinity }
    if value == nearest && !value.isFinite { return 0 }
    let bounded = value.isFinite ? value : S.greatestFiniteMagnitude.copySign(of: value)
    let limit = nearest.isFinite ? nearest : S.greatestFiniteMagnitude.copySign(of: nearest)
    let isOverflow = value.isFinite != nearest.isFinite
    let distance = isOverflow ? Float80(bounded) - Float80(limit) : Float80(value) - exact
    return Double((distance / Float80(limit.ulp)).magnitude) + (isOverflow ? 1 : 0)
  }
}

extension FloatingPoint {
  /// This magnitude with the sign of another number.
  fileprivate func copySign(of other: Self) -> Self { Self(signOf: other, magnitudeOf: self) }
}
