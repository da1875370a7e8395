import Geometry

/// The `d` of a path: integers in tenths of a pixel, relative after the first point.
struct PathData {
  private(set) var text = ""
  private var x = 0
  private var y = 0
  /// Where the current outline began, and where closing it leads back to.
  private var start = (x: 0, y: 0)
  private var command: Character = " "

  var isEmpty: Bool { text.isEmpty }

  mutating func move(to position: Position) {
    let (newX, newY) = (Position.tenths(position.x), Position.tenths(position.y))
    if isEmpty {
      write("M", newX, newY)
    } else {
      write("m", newX - x, newY - y)
    }
    (x, y) = (newX, newY)
    start = (newX, newY)
  }

  mutating func line(to position: Position) {
    let (newX, newY) = (Position.tenths(position.x), Position.tenths(position.y))
    let (dx, dy) = (newX - x, newY - y)
    if dx == 0, dy == 0 { return }
    if dy == 0 {
      write("h", dx)
    } else if dx == 0 {
      write("v", dy)
    } else {
      write("l", dx, dy)
    }
    (x, y) = (newX, newY)
  }

  /// A dot: a segment of no length, to be drawn with a round cap.
  mutating func dot(at position: Position) {
    move(to: position)
    write("h", 0)
  }

  mutating func polyline(_ positions: some Sequence<Position>, closed: Bool = false) {
    var isFirst = true
    for position in positions {
      if isFirst {
        move(to: position)
      } else {
        line(to: position)
      }
      isFirst = false
    }
    if closed, !isFirst { close() }
  }

  mutating func rectangle(_ box: Box) {
    polyline(
      [
        Position(box.left, box.top), Position(box.right, box.top), Position(box.right, box.bottom),
        Position(box.left, box.bottom),
      ], closed: true)
  }

  mutating func close() {
    text += "z"
    command = "z"
    (x, y) = start
  }

  /// A closed outline around `position`: it starts `offset` units away and is written in relative
  /// commands.
  mutating func outline(_ outline: Marker.Outline, around position: Position) {
    move(
      to: Position(
        position.x + Double(outline.start.x) / 10, position.y + Double(outline.start.y) / 10))
    text += outline.commands
    close()
  }

  private mutating func write(_ letter: Character, _ values: Int...) {
    var separates = false
    if letter != command || letter == "m" || letter == "M" {
      text.append(letter)
    } else {
      separates = true
    }
    for value in values {
      if separates, value >= 0 { text.append(" ") }
      text += String(value)
      separates = true
    }
    command = letter
  }
}
