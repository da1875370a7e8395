import Geometry

/// The shape of a data point, told apart without colour.
enum Marker: Int, CaseIterable, Sendable {
  case circle
  case square
  case triangle
  case diamond
  case wedge
  case plus
  case cross
  case ring

  /// A closed outline in tenths of a pixel: where it starts, seen from the point, and how it goes on.
  struct Outline {
    var start: (x: Int, y: Int)
    var commands: String
  }

  var isOpen: Bool { self == .ring }

  var outline: Outline {
    switch self {
    case .circle: Outline(start: (-35, 0), commands: "a35 35 0 1 0 70 0a35 35 0 1 0-70 0")
    case .ring: Outline(start: (-32, 0), commands: "a32 32 0 1 0 64 0a32 32 0 1 0-64 0")
    case .square: Outline(start: (-32, -32), commands: "h64v64h-64")
    case .triangle: Outline(start: (0, -42), commands: "l40 70h-80")
    case .diamond: Outline(start: (0, -44), commands: "l40 44-40 44-40-44")
    case .wedge: Outline(start: (0, 42), commands: "l-40-70h80")
    case .plus:
      Outline(start: (-13, -40), commands: "h26v27h27v26h-27v27h-26v-27h-27v-26h27")
    case .cross:
      Outline(
        start: (0, -18),
        commands: "l20-20 18 18-20 20 20 20-18 18-20-20-20 20-18-18 20-20-20-20 18-18")
    }
  }

  /// The hollow triangle of an exact zero.
  static let zero = Outline(start: (-45, -35), commands: "h90l-45 75")

  /// Half the width of the mark of a value that is not finite.
  private static let arm = 4.5

  /// What that mark covers of its line of text.
  static func span(ofFatal position: Position) -> [Position] {
    [Position(position.x - arm, position.y), Position(position.x + arm, position.y)]
  }

  /// The strokes of a value that is not finite, as two bare lines around a point.
  static func fatal(at position: Position, into data: inout PathData) {
    data.move(to: Position(position.x - arm, position.y - arm))
    data.line(to: Position(position.x + arm, position.y + arm))
    data.move(to: Position(position.x + arm, position.y - arm))
    data.line(to: Position(position.x - arm, position.y + arm))
  }
}
