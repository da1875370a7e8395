/// c₀ + c₁x + c₂x² + …, in fused multiply-adds.
///
/// Even and odd powers are two chains of Horner's rule in x², which hides half of the latency.
@inline(__always)
func polynomial<S: FloatingPoint, let count: Int>(_ x: S, _ coefficients: [count of S]) -> S {
  let square = x * x
  var upper = coefficients[count &- 1]
  var lower = coefficients[count &- 2]
  var power = count &- 2
  while power > 1 {
    upper = coefficients[power &- 1].addingProduct(upper, square)
    lower = coefficients[power &- 2].addingProduct(lower, square)
    power &-= 2
  }
  let sum = lower.addingProduct(upper, x)
  return power == 0 ? sum : coefficients[0].addingProduct(sum, x)
}
