import Geometry

/// A text with what it is called, such as the step it was written at.
public struct Passage: Sendable, Hashable {
  public var name: String
  public var text: String

  public init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }
}

/// Texts under one another, character for character: what a language model writes as it learns.
///
/// A line ends where the text has one, which a mark shows, or where the drawing does. Both axes
/// should be ``Axis/hidden``.
public struct Passages: Mark {
  public var passages: [Passage]
  /// How many lines of each text are drawn; the table has all of it.
  public var lines: Int

  private static let gap = 12.0
  /// The width of a character of a typewriter face in ems: the widest of the style sheet's stack.
  private static let advance = 0.62

  public init(_ passages: [Passage], lines: Int = 6) {
    self.passages = passages
    self.lines = max(1, lines)
  }

  public func extend(_ extents: inout Extents) {
    extents.x.add(0)
    extents.y.add(0)
  }

  public func height(in layout: Layout) -> Double? {
    let rows = passages.map { passage in
      Double(1 + cut(passage.text, columns: Self.columns(layout, width: layout.width)).count)
    }
    return rows.reduce(0, +) * layout.lineHeight + Double(passages.count) * Self.gap
  }

  public func draw(in frame: Frame, on sketch: inout Sketch) {
    let layout = frame.layout
    let area = frame.plot
    var top = area.top
    for passage in passages {
      let name = TextMetrics.shortened(
        passage.name, size: layout.textSize, isBold: true, width: area.width)
      write(name, at: top, class: "pt", in: frame, on: &sketch)
      top += layout.lineHeight
      for line in cut(passage.text, columns: Self.columns(layout, width: layout.width)) {
        write(Self.visible(line), at: top, class: "co", in: frame, on: &sketch)
        top += layout.lineHeight
      }
      top += Self.gap
    }
  }

  private func write(
    _ text: String, at top: Double, class names: String, in frame: Frame, on sketch: inout Sketch
  ) {
    guard !text.isEmpty else { return }
    let size = frame.layout.textSize
    let left = frame.plot.left
    sketch[.point].text(text, at: Position(left, top + size), size: size, class: names)
    sketch.texts.append(
      Box(
        left: left, top: top + 1, width: Double(Self.cells(of: text)) * Self.advance * size,
        height: frame.layout.lineHeight - 2))
  }

  private static func columns(_ layout: Layout, width: Double) -> Int {
    max(8, Int((width - 12) / (layout.textSize * advance)))
  }

  /// The lines of a text, no longer than the drawing is wide; the last one says if there is more.
  private func cut(_ text: String, columns: Int) -> [String] {
    var all: [String] = []
    var current = ""
    var used = 0
    for character in text {
      if character.isNewline {
        all.append(current + "⏎")
        (current, used) = ("", 0)
      } else {
        let cells = Self.cells(of: String(character))
        if used + cells > columns - 1 {
          all.append(current)
          (current, used) = ("", 0)
        }
        current.append(character)
        used += cells
      }
      if all.count > lines { break }
    }
    all.append(current)
    guard all.count > lines else { return all }
    return Array(all[..<(lines - 1)]) + [all[lines - 1].trimmed + "…"]
  }

  /// Half-width places that a text takes.
  private static func cells(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + (TextMetrics.isFullWidth($1) ? 2 : 1) }
  }

  /// Spaces that SVG would run together, and characters without a shape, as something to see.
  private static func visible(_ line: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      switch scalar {
      case " ": shown.append("\u{a0}")
      case "\t": shown.append("→")
      default: shown.append(scalar.properties.generalCategory == .control ? "·" : scalar)
      }
    }
    return String(shown)
  }

  public func tabulate(into table: inout TableBuilder) {
    for passage in passages { table.add(passage.name, text: passage.text) }
  }

  public func describe(in report: inout Report) {
    report.add(report.language.passages(passages.map { ($0.name, String($0.text.prefix(60))) }))
  }
}
