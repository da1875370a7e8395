import Geometry

/// Lanes around the plot for what has no place on an axis.
extension AxisPainter {
  mutating func drawLanes(on sketch: inout Sketch) {
    if frame.y.lowLane != nil {
      let top = frame.plot.bottom + Frame.laneGap
      drawLane(
        Box(left: outer.left, top: top, width: outer.width, height: outer.bottom - top),
        label: frame.y.lowLaneLabel, gapAt: frame.plot.bottom + Frame.laneGap / 2, on: &sketch)
    }
    if frame.y.highLane != nil {
      let height = frame.plot.top - Frame.laneGap - outer.top
      drawLane(
        Box(left: outer.left, top: outer.top, width: outer.width, height: height),
        label: frame.y.highLaneLabel, gapAt: frame.plot.top - Frame.laneGap / 2, on: &sketch)
    }
    for column in frame.columns.all {
      sketch[.region].rectangle(
        Box(left: column.left, top: outer.top, width: column.width, height: outer.height),
        class: "lane")
    }
    for (lane, label) in lanesAlongX {
      let width = Frame.laneWidth(label, frame.layout)
      let box = Box(
        left: lane - width / 2, top: outer.top, width: width, height: outer.height)
      sketch[.region].rectangle(box, class: "lane")
    }
  }

  private mutating func drawLane(
    _ box: Box, label: String, gapAt gap: Double, on sketch: inout Sketch
  ) {
    sketch[.region].rectangle(box, class: "lane")
    // Two strokes across the edge say that the axis is broken here.
    var data = PathData()
    for offset in [-2.0, 2] {
      data.polyline([
        Position(box.left - 4, gap + 2.5 + offset), Position(box.left + 4, gap - 2.5 + offset),
      ])
    }
    sketch[.grid].path(data, class: "al")
    if showsY { write(label, right: outer.left - 8, middle: box.center.y, on: &sketch[.grid]) }
  }

  /// The lanes left and right of the plot, each with its middle.
  var lanesAlongX: [(middle: Double, label: String)] {
    [(frame.x.lowLane, frame.x.lowLaneLabel), (frame.x.highLane, frame.x.highLaneLabel)]
      .compactMap { lane, label in lane.map { ($0, label) } }
  }
}
