import Charts
import Foundation

/// How colours look, also to readers with a colour vision deficiency (test arithmetic only).
enum ColorDifference {
  enum Vision: CaseIterable {
    case normal, protanopia, deuteranopia, tritanopia

    /// Machado, Oliveira, Fernandes 2009, severity 1, for linear light.
    fileprivate var matrix: [SIMD3<Double>] {
      switch self {
      case .normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
      case .protanopia:
        [
          [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
          [-0.003882, -0.048116, 1.051998],
        ]
      case .deuteranopia:
        [
          [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
          [-0.011820, 0.042940, 0.968881],
        ]
      case .tritanopia:
        [
          [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
          [0.004733, 0.691367, 0.303900],
        ]
      }
    }
  }

  /// CIELAB (D65) of a colour as it is seen.
  static func lab(_ color: Color, _ vision: Vision = .normal) -> SIMD3<Double> {
    let seen = vision.matrix.map { row in min(max((row * color.linear).sum(), 0), 1) }
    let light = SIMD3(seen[0], seen[1], seen[2])
    let x: Double = (SIMD3(0.4124564, 0.3575761, 0.1804375) * light).sum() / 0.95047
    let y: Double = (SIMD3(0.2126729, 0.7151522, 0.0721750) * light).sum()
    let z: Double = (SIMD3(0.0193339, 0.1191920, 0.9503041) * light).sum() / 1.08883
    let xyz = [x, y, z].map(compressed)
    return SIMD3(116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2]))
  }

  private static func compressed(_ value: Double) -> Double {
    value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116
  }

  static func between(_ one: Color, _ other: Color, _ vision: Vision = .normal) -> Double {
    ciede2000(lab(one, vision), lab(other, vision))
  }

  /// CIEDE2000 (Sharma, Wu, Dalal 2005).
  static func ciede2000(_ one: SIMD3<Double>, _ two: SIMD3<Double>) -> Double {
    let meanChroma = (hypot(one.y, one.z) + hypot(two.y, two.z)) / 2
    let g = 0.5 * (1 - sqrt(pow(meanChroma, 7) / (pow(meanChroma, 7) + pow(25, 7))))
    let (a1, a2) = (one.y * (1 + g), two.y * (1 + g))
    let (c1, c2) = (hypot(a1, one.z), hypot(a2, two.z))
    let (h1, h2) = (hue(a1, one.z), hue(a2, two.z))
    let deltaL = two.x - one.x
    let deltaC = c2 - c1
    var turn = c1 * c2 == 0 ? 0 : h2 - h1
    if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    let deltaH = 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    let (l, c) = ((one.x + two.x) / 2, (c1 + c2) / 2)
    var h = h1 + h2
    if c1 * c2 != 0 {
      h = abs(h1 - h2) <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2
    }
    let first: Double = 1 - 0.17 * cos(radians(h - 30)) + 0.24 * cos(radians(2 * h))
    let t: Double = first + 0.32 * cos(radians(3 * h + 6)) - 0.2 * cos(radians(4 * h - 63))
    let rotation = 30 * exp(-pow((h - 275) / 25, 2))
    let rc = 2 * sqrt(pow(c, 7) / (pow(c, 7) + pow(25, 7)))
    let sl = 1 + 0.015 * pow(l - 50, 2) / sqrt(20 + pow(l - 50, 2))
    let (sc, sh) = (1 + 0.045 * c, 1 + 0.015 * c * t)
    let (x, y, z) = (deltaL / sl, deltaC / sc, deltaH / sh)
    return sqrt(x * x + y * y + z * z - sin(radians(2 * rotation)) * rc * y * z)
  }

  private static func hue(_ a: Double, _ b: Double) -> Double {
    if a == 0, b == 0 { return 0 }
    let degrees = atan2(b, a) * 180 / .pi
    return degrees < 0 ? degrees + 360 : degrees
  }

  private static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }
}
