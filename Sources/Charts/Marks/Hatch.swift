import Geometry

/// Patterns for cells that have no colour: a hatch for exact zeros, a cross-hatch for NaN and ∞.
enum Hatch {
  static func zero(id: String) -> String {
    pattern("\(id)-zero", class: "hz", d: "M-10 10l20-20M0 60l60-60M50 70l20-20")
  }

  static func notFinite(id: String) -> String {
    pattern("\(id)-nan", class: "hn", d: "M0 60l60-60M0 0l60 60")
  }

  /// The patterns that cells with such values need.
  static func definitions(for extent: Extent, _ colors: ColorClasses, id: String) -> [String] {
    let hasZeros = colors.scale.isLog && extent.zeros + extent.negatives > 0
    let hasOthers = extent.overflows + extent.negativeInfinities > 0
    return (hasZeros ? [zero(id: id)] : []) + (hasOthers ? [notFinite(id: id)] : [])
  }

  private static func pattern(_ id: String, class name: String, d: String) -> String {
    "<pattern id=\"\(id)\" width=\"60\" height=\"60\" patternUnits=\"userSpaceOnUse\">"
      + "<path class=\"\(name)\" fill=\"none\" stroke-width=\"10\" d=\"\(d)\"/></pattern>"
  }
}
