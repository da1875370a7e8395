/// The circular functions of a type.
///
/// Arguments beyond 2⁴⁵, where the distance of neighbouring numbers is no longer small against π, give
/// NaN.
protocol CircularSeries: BinaryFloatingPoint {
  static func sin(_ x: Self) -> Self
  static func cos(_ x: Self) -> Self
}

extension Double: CircularSeries {
  @inline(__always)
  static func sin(_ x: Double) -> Double {
    let angle = Angle(x)
    let value = angle.isOdd ? angle.cosine : angle.sine
    return x == 0 ? x : angle.quadrant & 2 == 0 ? value : -value
  }

  @inline(__always)
  static func cos(_ x: Double) -> Double {
    let angle = Angle(x)
    let value = angle.isOdd ? angle.sine : angle.cosine
    return (angle.quadrant &+ 1) & 2 == 0 ? value : -value
  }
}

/// Computed in `Double`, where the reduction needs no more care.
extension Float: CircularSeries {
  @inline(__always)
  static func sin(_ x: Float) -> Float { Float(Double.sin(Double(x))) }

  @inline(__always)
  static func cos(_ x: Float) -> Float { Float(Double.cos(Double(x))) }
}

/// x = quadrant · π/2 + r + tail with |r| ≤ π/4 and a tail below the last bit of r.
private struct Angle {
  let quadrant: UInt64
  let r: Double
  let tail: Double

  @inline(__always)
  init(_ x: Double) {
    let twoOverPi = 0x1.45f306dc9c883p-1
    let shifted = Double.roundingShift.addingProduct(x.magnitude <= 0x1p45 ? x : .nan, twoOverPi)
    let k = shifted - .roundingShift
    // π/2 in three parts. The first product leaves an exact difference; what rounding takes from the
    // second is kept in the tail, so that x near a multiple of π/2 loses nothing.
    let first = x.addingProduct(-k, 0x1.921fb54442d18p0)
    let second = k * 0x1.1a62633145c07p-54
    let secondLost = (-second).addingProduct(k, 0x1.1a62633145c07p-54)
    let difference = first - second
    let back = difference - first
    let differenceLost = (first - (difference - back)) - (second + back)
    quadrant = shifted.bitPattern
    r = difference
    tail = (differenceLost - secondLost).addingProduct(-k, -0x1.f1976b7ed8fbcp-110)
  }

  @inline(__always)
  var isOdd: Bool { quadrant & 1 != 0 }

  @inline(__always)
  var sine: Double {
    let z = r * r
    let series = polynomial(
      z,
      [
        -0x1.5555555555555p-3, 0x1.1111111111109p-7, -0x1.a01a01a018651p-13,
        0x1.71de3a52da323p-19, -0x1.ae64521be9f04p-26, 0x1.61204366668fap-33,
        -0x1.aa7df65ef8b4bp-41,
      ])
    return r + tail.addingProduct(r * z, series)
  }

  @inline(__always)
  var cosine: Double {
    let z = r * r
    let series = polynomial(
      z,
      [
        0x1.5555555555555p-5, -0x1.6c16c16c16c0dp-10, 0x1.a01a01a018887p-16,
        -0x1.27e4fb75a3dbdp-22, 0x1.1eed8c41ab901p-29, -0x1.9392cc0395d15p-37,
        0x1.aa960f1f9863cp-45,
      ])
    let start = 1 - 0.5 * z
    let lost = (1 - start) - 0.5 * z
    return start + lost.addingProduct(-r, tail).addingProduct(z * z, series)
  }
}
