/// How wide a text can be: the widest of the fonts a reader may have, and 8 % more.
///
/// Advance widths in thousandths of an em, the greater of DejaVu Sans and Liberation Sans (Arial's
/// metrics), which bound the other faces of the style sheet's sans-serif stack.
enum TextMetrics {
  static let safety = 1.08

  /// The width of a text in the unit of `size`; raised and lowered characters are set smaller.
  static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    var thousandths = 0.0
    for run in Script.runs(of: text) {
      let scale = run.script == nil ? 1 : shiftedScale
      for scalar in run.text.unicodeScalars {
        thousandths += Double(advance(scalar, isBold: isBold)) * scale
      }
    }
    return thousandths / 1000 * size * safety
  }

  /// The size of raised and lowered characters relative to the text.
  static let shiftedScale = 0.75

  static func advance(_ scalar: Unicode.Scalar, isBold: Bool) -> Int {
    if (0x20...0x7e).contains(scalar.value) {
      return (isBold ? bold : regular)[Int(scalar.value) - 0x20]
    }
    if scalar.properties.isDefaultIgnorableCodePoint { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    return Int(Double(other(scalar)) * (isBold ? 1.1 : 1))
  }

  /// Whether a line may break before or after the character without a space.
  static func isFullWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe4f,
      0xff00...0xff60, 0xffe0...0xffe6, 0x1f300...0x1faff, 0x20000...0x3fffd:
      true
    default: false
    }
  }

  private static func other(_ scalar: Unicode.Scalar) -> Int {
    if isFullWidth(scalar) { return 1000 }
    switch scalar.value {
    case 0x2000...0x200a: return 350
    case 0x2080...0x209c, 0x1d62...0x1d6a, 0x2c7c: return 470
    case 0x2018...0x201a, 0x2032, 0xb7, 0xa0: return 340
    case 0x2010...0x2016, 0x2202: return 560
    case 0x2200...0x22ff, 0xd7, 0xb1: return 900
    default: break
    }
    if scalar.value < 0x530 { return scalar.properties.isUppercase ? 860 : 720 }
    return 1050
  }

  private static let regular = [
    318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337, 637, 637, 637,
    637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 557, 1016, 685, 687, 723, 771, 667,
    611, 778, 752, 295, 500, 667, 558, 863, 749, 788, 667, 788, 723, 667, 611, 732, 685, 989, 686,
    667, 686, 391, 337, 391, 838, 557, 500, 613, 635, 550, 635, 616, 353, 635, 634, 278, 278, 580,
    278, 975, 634, 612, 635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637, 337, 637, 838,
  ]

  private static let bold = [
    349, 457, 521, 838, 696, 1002, 873, 307, 458, 458, 523, 838, 380, 416, 380, 366, 696, 696, 696,
    696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 611, 1000, 774, 763, 734, 831, 684,
    684, 821, 837, 373, 557, 775, 638, 996, 837, 851, 733, 851, 771, 721, 683, 813, 774, 1104, 771,
    725, 726, 458, 366, 458, 838, 557, 500, 675, 716, 593, 716, 679, 436, 716, 712, 343, 343, 666,
    343, 1042, 712, 688, 716, 716, 494, 596, 479, 712, 652, 924, 646, 652, 583, 712, 366, 712, 838,
  ]
}
