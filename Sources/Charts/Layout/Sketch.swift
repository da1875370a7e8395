import Geometry

/// What the marks of a panel have drawn so far, by depth, and the labels they ask for.
public struct Sketch {
  /// From the paper up; the grid lies above areas and below lines.
  enum Depth: Int, CaseIterable {
    case region
    case grid
    case area
    case line
    case point
  }

  /// What a label must keep clear of.
  struct Obstacle {
    var line: Polyline
    /// The series the points belong to: a series' own label has to be nearest to them.
    var series: Int?

    init(points: [Position], series: Int?) {
      line = Polyline(points)
      self.series = series
    }
  }

  private var canvases = [Canvas](repeating: Canvas(), count: Depth.allCases.count)
  var obstacles: [Obstacle] = []
  var requests: [LabelRequest] = []
  var laneMarks: [LaneMark] = []
  /// Texts that marks have already written.
  var texts: [Box] = []
  /// Patterns and the like, by id, each written once.
  private(set) var definitions: [String] = []

  init() {}

  subscript(depth: Depth) -> Canvas {
    get { canvases[depth.rawValue] }
    set { canvases[depth.rawValue] = newValue }
  }

  mutating func define(_ markup: String) {
    if !definitions.contains(markup) { definitions.append(markup) }
  }

  /// Grows with whatever is drawn.
  var extent: Int { canvases.reduce(laneMarks.count) { $0 + $1.markup.utf8.count } }

  /// Everything drawn at a depth.
  func markup(_ depth: Depth) -> String { canvases[depth.rawValue].markup }
}

/// A text a mark wants near something it has drawn.
struct LabelRequest {
  enum Target {
    /// A series' name along its line.
    case series(Int, line: [Position])
    /// A name beside a straight reference line.
    case rule(from: Position, to: Position)
    /// A name inside an area, at one of its corners.
    case area(Box)
    /// A value written over its own line.
    case upon([Position])
    /// A remark on one point, with a leader.
    case point(Position)
  }

  var text: String
  /// CSS classes besides those of any label.
  var classes: String
  var target: Target
  var isBold = false
  /// Over cells of any colour a text needs a ground of its own.
  var hasPlate = false
}

/// Points of a series that have no place on the y axis, to be drawn in a lane.
struct LaneMark {
  enum Lane { case low, high }

  var series: Int
  var classes: String
  var lane: Lane
  /// Pixels along x, in order.
  var xs: [Double]
  var note: String
}
