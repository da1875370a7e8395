import Bytes
import Experiments

extension PlannedFigure {
  /// Values outside of title, subtitle and caption: the words of a drawing are taken as they are typed.
  static func strayValues(in body: Excerpt, besides texts: [InlineText]) -> [Diagnostic] {
    guard ByteSearch.contains("{val}", in: body.text) else { return [] }
    let known = Set(texts.flatMap(\.values).map(\.position))
    let broken = Set(texts.flatMap(\.diagnostics).map(\.position))
    let lines = body.text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().flatMap { number, line -> [Diagnostic] in
      guard line.first(where: { !$0.isWhitespace }) != "#" else { return [] }
      return line.ranges(of: "{val}").compactMap { range in
        let column = line.distance(from: line.startIndex, to: range.lowerBound) + 1
        let start = body.position(line: number + 1, column: column)
        // Behind the code's backticks, and a space perhaps.
        let isKnown = (1...6).contains { offset in
          var place = start
          place.column += "{val}".count + offset
          return known.contains(place)
        }
        guard !isKnown, !broken.contains(start) else { return nil }
        return Diagnostic(
          at: start, length: "{val}".count, "a value cannot stand here",
          notes: ["In a figure it stands in the title, the subtitle or the caption."])
      }
    }
  }
}
