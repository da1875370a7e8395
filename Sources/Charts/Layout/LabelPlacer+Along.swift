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
      let (own, other) = distances(of: box, series: series)
      guard own >= 1.5, other >= 3 else { continue }
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

  private func distances(of box: Box, series: Int) -> (own: Double, other: Double) {
    var (own, other) = (Double.infinity, Double.infinity)
    for obstacle in obstacles {
      let distance = box.distance(to: obstacle.points)
      if obstacle.series == series {
        own = min(own, distance)
      } else {
        other = min(other, distance)
      }
    }
    return (own, other)
  }
}

extension Box {
  /// The distance to a polyline, infinite when it is farther than labels care about.
  func distance(to points: [Position]) -> Double {
    guard let first = points.first else { return .infinity }
    if points.count == 1 { return distance(toSegment: first, first) }
    let reach = grown(by: 60)
    var nearest = Double.infinity
    for (a, b) in zip(points, points.dropFirst()) {
      if max(a.x, b.x) < reach.left || min(a.x, b.x) > reach.right { continue }
      if max(a.y, b.y) < reach.top || min(a.y, b.y) > reach.bottom { continue }
      nearest = min(nearest, distance(toSegment: a, b))
      if nearest == 0 { return 0 }
    }
    return nearest
  }
}
