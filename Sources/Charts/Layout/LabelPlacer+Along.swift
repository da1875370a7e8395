import Geometry

/// Names of series along their lines.
extension LabelPlacer {
  /// A place for a name beside its line.
  struct Spot {
    var box: Box
    /// How good it is; more is better.
    var score: Double
    /// The distance to the nearest line of another series.
    var clearance: Double
    /// Whether the name is plainly nearer to its own line than to any other.
    var isClear: Bool
  }

  /// Puts the name of each series where its line is farthest from all others.
  mutating func placeAlong(_ requests: [LabelRequest]) {
    for request in requests {
      guard let spot = bestSpot(for: request) else {
        isClear = false
        continue
      }
      isClear = isClear && spot.isClear
      place(request, at: spot)
    }
  }

  mutating func place(_ request: LabelRequest, at spot: Spot) {
    guard case .series(let series, _) = request.target else { return }
    place(
      PlacedLabel(
        lines: [request.text], classes: request.classes, isBold: true, size: size, box: spot.box,
        anchor: .start, series: series))
  }

  func bestSpot(for request: LabelRequest) -> Spot? {
    guard case .series(let series, let line) = request.target else { return nil }
    var best: Spot?
    for (box, bonus) in candidates(along: line, width: measured(request.text, true)) {
      guard frame.plot.contains(box), !taken.contains(where: { $0.overlaps(box) }) else { continue }
      let own = ownDistance(of: box, series: series)
      // With less room than that it would not be the best.
      let needed = max(3, (best?.score ?? -.infinity) + 1.5 * own - bonus)
      guard own >= 1.5, needed <= 36,
        let other = otherDistance(of: box, series: series, atLeast: needed)
      else { continue }
      let isClear = other > own + 5
      let score = min(other, 36) - 1.5 * own + bonus - (isClear ? 0 : 40)
      if score > best?.score ?? -.infinity {
        best = Spot(box: box, score: score, clearance: other, isClear: isClear)
      }
    }
    return best
  }

  private func candidates(along line: [Position], width: Double) -> [(Box, Double)] {
    guard let last = line.last else { return [] }
    let height = lineHeight - 2
    let atEnd = Box(left: last.x + 8, top: last.y - height / 2, width: width, height: height)
    var result: [(Box, Double)] = [(atEnd, 12)]
    for (index, point) in Self.samples(of: line, count: 28).enumerated() {
      let nearEnd = index < 4 || index > 23 ? 3.0 : 0
      for gap in [4.0, 9, 16] {
        let rows = [point.y - height - gap, point.y + gap]
        for (row, top) in rows.enumerated() {
          for left in [point.x - width / 2, point.x, point.x - width] {
            result.append(
              (Box(left: left, top: top, width: width, height: height), nearEnd - Double(row)))
          }
        }
        result.append(
          (Box(left: point.x + gap + 3, top: point.y - height / 2, width: width, height: height), 0)
        )
        result.append(
          (
            Box(
              left: point.x - gap - 3 - width, top: point.y - height / 2, width: width,
              height: height), 0
          ))
      }
    }
    return result
  }

  /// Points evenly spread over the length of a polyline along x.
  private static func samples(of line: [Position], count: Int) -> [Position] {
    guard let first = line.first, let last = line.last, line.count > 1 else { return line }
    var samples: [Position] = []
    var segment = 0
    for index in 0..<count {
      let x = first.x + (last.x - first.x) * Double(index) / Double(count - 1)
      while segment < line.count - 2, line[segment + 1].x < x { segment += 1 }
      let (a, b) = (line[segment], line[segment + 1])
      let share = b.x > a.x ? min(max((x - a.x) / (b.x - a.x), 0), 1) : 0
      samples.append(Position(x, a.y + (b.y - a.y) * share))
    }
    return samples
  }

  /// The distance to the nearest line of the series.
  private func ownDistance(of box: Box, series: Int) -> Double {
    var nearest = Double.infinity
    for obstacle in obstacles where obstacle.series == series {
      nearest = min(nearest, obstacle.line.distance(to: box, within: Self.reach))
    }
    return nearest
  }

  /// The distance to the nearest line of anything else, none if it is less than `least`.
  private func otherDistance(of box: Box, series: Int, atLeast least: Double) -> Double? {
    var nearest = Double.infinity
    for obstacle in obstacles where obstacle.series != series {
      nearest = min(nearest, obstacle.line.distance(to: box, within: Self.reach))
      if nearest < least { return nil }
    }
    return nearest
  }

  /// Labels do not care about what is farther away, in pixels.
  private static var reach: Double { 60 }
}
