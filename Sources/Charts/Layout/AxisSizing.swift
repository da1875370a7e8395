import Geometry

/// Chooses ticks that fit, and measures the room their labels need.
struct AxisSizing {
  let layout: Layout

  private var size: Double { layout.textSize }

  /// The y axis of a plot `height` pixels tall.
  func vertical(_ axis: Axis, _ extents: Extents, height: Double) -> Scale {
    let isLog = axis.scale == .log
    let room = Int(saturating: height / (layout.lineHeight * (isLog ? 1.5 : 2.4)))
    let limit = isLog ? min(max(room, 3), 8) : min(max(room, 2), 5)
    return Scale.resolve(
      axis, extent: extents.y, target: limit, snaps: !extents.hasCells,
      showsZero: extents.needsZeroInY, pads: extents.needsRoomInX && !extents.needsZeroInX)
  }

  /// The x axis of a plot `width` pixels wide, with as many labels as fit without touching.
  func horizontal(_ axis: Axis, _ extents: Extents, width: Double) -> Scale {
    var target = axis.scale == .log ? 8 : 6
    if axis.isInteger, let range = extents.x.finite, range.upperBound - range.lowerBound <= 12 {
      // Few whole numbers are all labelled.
      target = max(2, Int(saturating: range.upperBound - range.lowerBound) + 1)
    }
    while true {
      let scale = Scale.resolve(
        axis, extent: extents.x, target: target, snaps: extents.needsRoomInX,
        showsZero: extents.needsZeroInX, pads: extents.needsRoomInX)
      if target <= 2 || fits(scale, width: width) { return scale }
      target -= 1
    }
  }

  /// The width of the widest tick label of a y axis.
  func labelWidth(_ scale: Scale, lanes: [String]) -> Double {
    (scale.ticks.map(\.label) + lanes).map { TextMetrics.width($0, size: size) }.max() ?? 0
  }

  /// The lines of the names under a band axis, each band `width` pixels wide.
  func bandLines(_ names: [String], width: Double) -> [[String]] {
    names.map { name in
      let lines = TextMetrics.lines(name, size: size, width: width - 4)
      guard lines.count > 3 else { return lines }
      let rest = lines[2...].joined(separator: " ")
      return lines[..<2] + [TextMetrics.shortened(rest, size: size, width: width - 4)]
    }
  }

  private func fits(_ scale: Scale, width: Double) -> Bool {
    var previous = -Double.infinity
    for tick in scale.ticks {
      let middle = width * (tick.value - scale.low) / (scale.high - scale.low)
      let half = TextMetrics.width(tick.label, size: size) / 2
      if middle - half < previous + 10 { return false }
      previous = middle + half
    }
    return true
  }
}
