import Geometry

/// Names of series in the margin right of the plot.
extension LabelPlacer {
  static let marginGap = 18.0

  private struct End {
    var request: LabelRequest
    var series: Int
    var position: Position
  }

  /// Puts the names of series in a column right of the plot, at the heights where the lines end.
  ///
  /// Where lines converge, names beside their ends tell little: then those that stand well along their
  /// lines go there. Names of lines that end early are returned. The column is clear when no name is
  /// moved away from its line by more than `tolerance` lines of text.
  mutating func placeInMargin(
    _ requests: [LabelRequest], width: Double, tolerance: Double
  ) -> [LabelRequest] {
    var ends: [End] = []
    var others: [LabelRequest] = []
    for request in requests {
      if case .series(let series, let line) = request.target, let end = line.last,
        end.x > frame.plot.right - 0.12 * frame.plot.width
      {
        ends.append(End(request: request, series: series, position: end))
      } else {
        others.append(request)
      }
    }
    moveAlongLines(&ends)
    if farthestMove(ends) > tolerance * lineHeight
      || Double(ends.count) * lineHeight > bounds.height + lineHeight
    {
      isClear = false
    }
    for (end, height) in zip(ends, heights(of: ends)) { place(end, at: height, width: width) }
    return others
  }

  /// Puts names along their lines, those with most room first, until the others stand beside their ends.
  private mutating func moveAlongLines(_ ends: inout [End]) {
    guard farthestMove(ends) > 0.6 * lineHeight else { return }
    var spots = ends.map { bestSpot(for: $0.request) }
    while farthestMove(ends) > 0.6 * lineHeight, let index = Self.roomiest(of: spots),
      let spot = spots[index]
    {
      place(ends[index].request, at: spot)
      ends.remove(at: index)
      spots.remove(at: index)
      // A series looks for another place only if this name has taken its own.
      for index in ends.indices {
        guard let box = spots[index]?.box, taken.contains(where: { $0.overlaps(box) }) else {
          continue
        }
        spots[index] = bestSpot(for: ends[index].request)
      }
    }
  }

  /// The place with most room, if it has enough.
  private static func roomiest(of spots: [Spot?]) -> Int? {
    var best: (index: Int, clearance: Double)?
    for (index, spot) in spots.enumerated() {
      guard let spot, spot.isClear, spot.clearance >= 24 else { continue }
      if spot.clearance > best?.clearance ?? 0 { best = (index, spot.clearance) }
    }
    return best?.index
  }

  private func heights(of ends: [End]) -> [Double] {
    let half = lineHeight / 2
    let top = bounds.top + half - 4
    return Spread.apart(
      ends.map(\.position.y), gap: lineHeight, within: top...max(bounds.bottom - half + 4, top))
  }

  private func farthestMove(_ ends: [End]) -> Double {
    zip(ends, heights(of: ends)).map { abs($0.position.y - $1) }.max() ?? 0
  }

  private mutating func place(_ end: End, at height: Double, width: Double) {
    let left = right + Self.marginGap
    let isApart = abs(height - end.position.y) > 0.35 * lineHeight
    let leader =
      isApart || end.position.x < right - 3
      ? [
        Position(end.position.x + 5, end.position.y),
        Position(right + 6, end.position.y), Position(left - 3, height),
      ] : []
    let text = TextMetrics.shortened(end.request.text, size: size, isBold: true, width: width)
    place(
      PlacedLabel(
        lines: [text], classes: end.request.classes, isBold: true, size: size,
        box: Box(
          left: left, top: height - lineHeight / 2, width: measured(text, true), height: lineHeight),
        anchor: .start, leader: leader, series: end.series))
  }
}
