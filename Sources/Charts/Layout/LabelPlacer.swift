import Geometry

/// Finds a place for every label of a panel: beside the lines' ends, else along them, never on
/// another text.
struct LabelPlacer {
  let frame: Frame
  /// The area labels may use: the plot, and the margin to the right of it where one was reserved.
  let bounds: Box
  /// Where the margin begins: the right end of the plot with its lanes.
  let right: Double
  /// Free space above the plot, for the names of upright lines; nil where there is none.
  let headroom: Box?
  let obstacles: [Sketch.Obstacle]
  private(set) var labels: [PlacedLabel] = []
  /// Texts that are there already.
  private(set) var taken: [Box]
  /// Whether every series has found a place that is plainly its own.
  var isClear = true

  init(
    frame: Frame, bounds: Box, right: Double, headroom: Box? = nil,
    obstacles: [Sketch.Obstacle], taken: [Box] = []
  ) {
    self.frame = frame
    self.bounds = bounds
    self.right = right
    self.headroom = headroom
    self.obstacles = obstacles
    self.taken = taken
  }

  var size: Double { frame.layout.textSize }
  var lineHeight: Double { frame.layout.lineHeight }

  // MARK: Rules, areas, remarks

  /// Puts the names of rules and areas, and remarks on points.
  mutating func placeOthers(_ requests: [LabelRequest]) {
    for request in requests {
      let lines = TextMetrics.lines(
        request.text, size: size, isBold: request.isBold, width: min(bounds.width * 0.7, 280))
      let width = lines.map { measured($0, request.isBold) }.max() ?? 0
      let height = Double(lines.count) * (lineHeight - 2)
      switch request.target {
      case .series: continue
      case .rule(let from, let to):
        choose(
          request, lines, above(from, to, width, height) + Self.beside(from, to, width, height),
          endOfRule: from.x == to.x ? Position(from.x, min(from.y, to.y)) : nil)
      case .area(let box):
        choose(request, lines, Self.inside(box, width, height))
      case .upon(let line):
        let inside = Self.upon(line, width, height).filter { frame.plot.contains($0.grown(by: 3)) }
        choose(request, lines, inside)
      case .point(let point):
        choose(request, lines, Self.around(point, width, height), pointingAt: point)
      }
    }
  }

  /// Takes the candidate that covers, or else touches, the fewest lines and no text; without one the
  /// text is left out of the drawing (the description has it).
  private mutating func choose(
    _ request: LabelRequest, _ lines: [String], _ candidates: [Box],
    pointingAt point: Position? = nil, endOfRule: Position? = nil
  ) {
    var best: (box: Box, cost: Double)?
    for (rank, box) in candidates.enumerated() {
      guard bounds.contains(box) || headroom?.contains(box) == true,
        !taken.contains(where: { $0.overlaps(box) })
      else { continue }
      let cost = obstacles.reduce(Double(rank)) { cost, obstacle in
        let distance = obstacle.line.distance(to: box, within: 2)
        return cost + (distance == 0 ? 100 : distance < 2 ? 50 : 0)
      }
      if cost < best?.cost ?? .infinity { best = (box, cost) }
    }
    guard let best else { return }
    var leader: [Position] = []
    if let point {
      let near = Position(
        min(max(point.x, best.box.left), best.box.right),
        min(max(point.y, best.box.top + 2), best.box.bottom - 1))
      leader = [near, point]
    } else if let endOfRule, best.box.left > endOfRule.x + Self.reach {
      leader = [Position(best.box.left - 2, best.box.center.y + 2), endOfRule]
    }
    place(
      PlacedLabel(
        lines: lines, classes: request.classes, isBold: request.isBold, size: size, box: best.box,
        anchor: .start, leader: leader, hasPlate: request.hasPlate))
  }

  /// Up to here a text stands beside a line without a stroke that leads to it.
  private static let reach = 8.0

  /// On top of an upright line, above the plot.
  private func above(_ from: Position, _ to: Position, _ width: Double, _ height: Double) -> [Box] {
    guard let headroom, from.x == to.x, width <= headroom.width else { return [] }
    let left = min(max(from.x - width / 2, headroom.left), headroom.right - width)
    // Even with a stroke to it a line farther away would not be seen to be meant.
    guard left <= from.x + 5 * Self.reach, from.x <= left + width else { return [] }
    return [Box(left: left, top: headroom.bottom - height, width: width, height: height)]
  }

  private static func beside(_ from: Position, _ to: Position, _ width: Double, _ height: Double)
    -> [Box]
  {
    if from.y == to.y {
      let slack = to.x - from.x - width - 8
      let shares: [Double] = [1, 0, 0.5, 0.75, 0.25, 0.9, 0.1]
      let above = from.y - height
      let tops: [Double] = [above - 3, from.y + 3, above - 12, from.y + 12]
      return shares.flatMap { share in
        let left = from.x + 4 + slack * share
        return tops.map { Box(left: left, top: $0, width: width, height: height) }
      }
    }
    let slack = to.y - from.y - height - 4
    // As fine as the gaps between bars.
    let shares = (0...40).map { Double($0) / 40 }
    let lefts: [Double] = [from.x + 5, from.x - width - 5]
    return shares.flatMap { share in
      let top = from.y + 2 + slack * share
      return lefts.map { Box(left: $0, top: top, width: width, height: height) }
    }
  }

  private static func inside(_ area: Box, _ width: Double, _ height: Double) -> [Box] {
    let (spareX, spareY) = (area.width - width - 12, area.height - height - 6)
    let shares: [Double] = [1, 0, 0.5, 0.75, 0.25]
    let lefts = shares.map { area.left + 6 + spareX * $0 }
    let heights: [Double] = [0, 1, 0.5, 0.25, 0.75]
    let topsWithin = heights.map { area.top + 3 + spareY * $0 }
    let within = lefts.flatMap { left in
      topsWithin.map { Box(left: left, top: $0, width: width, height: height) }
    }
    // Crowded areas are named just outside.
    let topsOutside: [Double] = [area.bottom + 2, area.top - height - 2]
    let outside = lefts.flatMap { left in
      topsOutside.map { Box(left: left, top: $0, width: width, height: height) }
    }
    return within + outside
  }

  /// Centred on the points of a line: contours carry their level.
  private static func upon(_ line: [Position], _ width: Double, _ height: Double) -> [Box] {
    let shares = [0.5, 0.25, 0.75, 0.4, 0.6, 0.15, 0.85, 0.05]
    return shares.map { line[Int(saturating: $0 * Double(line.count - 1))] }.map {
      Box(left: $0.x - width / 2, top: $0.y - height / 2, width: width, height: height)
    }
  }

  private static func around(_ point: Position, _ width: Double, _ height: Double) -> [Box] {
    [14.0, 26, 44, 70].flatMap { distance in
      [(0.7, -0.7), (-0.7, -0.7), (0.7, 0.7), (-0.7, 0.7), (0, -1), (0, 1), (1, 0), (-1, 0)].map {
        direction in
        let (x, y) = (point.x + direction.0 * distance, point.y + direction.1 * distance)
        let left = direction.0 > 0 ? x : direction.0 < 0 ? x - width : x - width / 2
        let top = direction.1 > 0 ? y : direction.1 < 0 ? y - height : y - height / 2
        return Box(left: left, top: top, width: width, height: height)
      }
    }
  }

  // MARK: -

  mutating func place(_ label: PlacedLabel) {
    labels.append(label)
    taken.append(label.box)
  }

  func measured(_ text: String, _ isBold: Bool) -> Double {
    TextMetrics.width(text, size: size, isBold: isBold)
  }
}
