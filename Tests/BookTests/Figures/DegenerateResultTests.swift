import Charts
import Experiments
import Foundation
import Testing

@testable import Book

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Every kind of figure, on every scale that it takes, drawn from every result that an experiment can have.
@Suite struct DegenerateResultTests {
  private static let place = SourcePosition(file: "a.md", line: 1, column: 1)

  /// What figures draw: the example of each kind, and that with each of its scales linear and logarithmic.
  static let drawings: [String] =
    FigureKinds.all.entries.flatMap { entry -> [String] in
      let settings = Reference.tables.last?.terms.first { $0.key == entry.key }?.settings ?? []
      let scales = settings.map(\.key).filter { $0 == "scale" || $0.hasSuffix("-scale") }
      return [entry.example]
        + scales.flatMap { key in
          ["linear", "log"].compactMap { with("\(key): \($0)", entry.example) }
        }
    } + more

  /// What examples do not show.
  private static let more: [String] = [
    "ridgeline: {metric: gradient-histogram}",
    "heatmap: {metric: gradient-norm, contour: [0, 1], theory: {a: layer = 2}}",
    "heatmap: {metric: gradient-norm, x: activation, y: layer, select: {step: last}}",
    "curves: {metric: loss, lines: {nothing: 0, much: 1e308}, theory: {a: 1 / step}, y-scale: log}",
    "curves: {metric: loss, x: activation, select: {step: last}, x-scale: log}",
    "bars: {metric: accuracy, by: activation, lines: {guessing: 0.5}, panels: scaled}",
    "table: {metrics: [gradient-norm, loss, delta-norm], select: {layer: 1}}",
    "scatter: {x: gradient-norm, y: accuracy, x-scale: log, y-scale: log, select: {layer: 1}}",
    "path-lengths: {metric: path-gradient-norm}",
  ]

  /// An example whose settings are in braces, with one more.
  private static func with(_ setting: String, _ example: String) -> String? {
    guard example.hasSuffix("}") else {
      let parts = example.split(separator: ": ", maxSplits: 1)
      return parts.count == 2 ? "\(parts[0]): {metric: \(parts[1]), \(setting)}" : nil
    }
    guard !example.contains(setting.prefix { $0 != ":" } + ":") else { return nil }
    let inner = example.dropLast()
    return inner + (inner.hasSuffix("{") ? "" : ", ") + setting + "}"
  }

  private func directive(_ drawing: String) throws -> FigureDirective {
    let needsNone = drawing.hasPrefix("activations") || drawing.contains("blocks:")
    return try FigureDirective(
      name: "fig-a", position: Self.place,
      body: DirectiveSource(
        text: "\(needsNone ? "" : "from: made\n")\(drawing)\ntitle: A\ncaption: B", at: Self.place))
  }

  private func chart(_ drawing: String, of result: ExperimentResult) throws -> Chart {
    try directive(drawing).kind.chart(
      of: FigureSource(experiments: [result], plans: [], position: Self.place),
      text: FigureText(title: "A", subtitle: ""))
  }

  /// Two of the drawings of a chart, others for each turn: on its own scale, on the other one and with that of a
  /// slider's other charts, each wide, narrow and by itself.
  private func pictures(of chart: Chart, turn: Int) -> [String] {
    let charts =
      [chart, chart.onOtherScale ?? chart] + Array([chart, chart].sharingDomains().prefix(1))
    let kinds: [(Chart) -> String] = [
      { $0.svg(id: "a") }, { $0.svg(id: "a", layout: .narrow) }, { $0.standaloneSVG() },
    ]
    return [turn, turn + 4].map { turn in kinds[turn % 3](charts[turn / 3 % 3]) }
  }

  @Test func everyKindIsTried() {
    for key in FigureKinds.all.keys {
      #expect(Self.drawings.contains { $0.hasPrefix(key + ":") }, "\(key) is not tried")
    }
  }

  @Test(arguments: drawings)
  func theMadeUpResultsHaveWhatIsDrawn(_ drawing: String) throws {
    let source = FigureSource(
      experiments: [MadeUpResults.result(MadeUpResults.usual).schema], plans: [],
      position: Self.place)
    #expect(try directive(drawing).kind.check(source).isEmpty)
  }

  @Test(arguments: drawings)
  func everyResultIsDrawn(_ drawing: String) throws {
    let usual = try chart(drawing, of: MadeUpResults.result(MadeUpResults.usual)).svg(id: "a")
    let first = Self.drawings.firstIndex(of: drawing) ?? 0
    for (index, filling) in MadeUpResults.degenerate.enumerated() {
      let chart = try chart(drawing, of: MadeUpResults.result(filling))
      for svg in pictures(of: chart, turn: first + index) {
        let reader = DrawingReader(svg)
        #expect(reader.isWellFormed, "\(filling)")
        #expect(reader.strays.isEmpty, "\(filling): \(reader.strays)")
      }
      #expect(!chart.table.csv.isEmpty && !chart.table.json.isEmpty)
      #expect(!chart.summary.contains("from NaN") && !chart.summary.contains("from ∞"))
      let svg = chart.svg(id: "a")
      guard filling.isNowhere, svg != usual else { continue }
      // A cross, a cross-hatch, the lane of what is not positive, or the word itself.
      let marks = [
        "class=\"nf", "-nan)", "class=\"lane\"", ">NaN", "∞", "no data", "nothing to draw",
      ]
      #expect(marks.contains { svg.contains($0) }, "\(filling) leaves no mark")
    }
  }

  @Test(arguments: drawings)
  func emptySelectionsAreDrawn(_ drawing: String) throws {
    let axes = [
      "activation", "scaled", "seed", "step", "layer", "bin", "row", "column", "sample", "unit",
      "length", "x", "y", "time", "index", "coordinate",
    ]
    let first = Self.drawings.firstIndex(of: drawing) ?? 0
    for (index, axis) in axes.enumerated() {
      let chart = try chart(drawing, of: MadeUpResults.result(MadeUpResults.usual, empty: [axis]))
      for svg in pictures(of: chart, turn: first + index).prefix(1) {
        let reader = DrawingReader(svg)
        #expect(reader.isWellFormed && reader.strays.isEmpty, "\(axis): \(reader.strays)")
      }
      _ = (chart.table.csv, chart.summary)
    }
  }
}

/// What a drawing draws, and whether any of it lies outside.
private final class DrawingReader: NSObject, XMLParserDelegate {
  private(set) var isWellFormed = false
  /// Elements with a point beyond the edge of the drawing.
  private(set) var strays: [String] = []
  private var edges: (left: Int, top: Int, right: Int, bottom: Int) = (0, 0, 0, 0)
  private var isInDefinition = false

  /// Tenths of a pixel that symbols and labels may reach beyond the edge.
  private static let margin = 400

  init(_ svg: String) {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if let box = attributes["viewBox"]?.split(separator: " ").compactMap({ Int($0) }),
      box.count == 4
    {
      edges = (box[0], box[1], box[0] + box[2], box[1] + box[3])
    }
    if name == "defs" { isInDefinition = true }
    guard !isInDefinition else { return }
    var points: [(x: Int, y: Int)] = []
    if name == "text" || name == "rect" {
      let number = { (key: String) in attributes[key].flatMap { Int($0) } ?? Int.min / 2 }
      points.append((number("x"), number("y")))
      if name == "rect" {
        points.append((number("x") + number("width"), number("y") + number("height")))
      }
    } else if let path = attributes["d"] {
      points = Self.points(of: path)
    }
    for point in points where isOutside(point) {
      strays.append("\(name) \(attributes["class"] ?? "") \(point)")
    }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "defs" { isInDefinition = false }
  }

  private func isOutside(_ point: (x: Int, y: Int)) -> Bool {
    point.x < edges.left - Self.margin || point.x > edges.right + Self.margin
      || point.y < edges.top - Self.margin || point.y > edges.bottom + Self.margin
  }

  /// The ends of all strokes, from absolute starts and relative steps.
  private static func points(of path: String) -> [(x: Int, y: Int)] {
    var points: [(x: Int, y: Int)] = []
    var (place, start) = ((x: 0, y: 0), (x: 0, y: 0))
    for (command, values) in commands(of: path) {
      let size = [UInt8(ascii: "h"): 1, UInt8(ascii: "v"): 1, UInt8(ascii: "a"): 7][command] ?? 2
      if command == UInt8(ascii: "z") { place = start }
      for first in stride(from: 0, to: values.count - size + 1, by: size) {
        switch command {
        case UInt8(ascii: "M"): place = (values[0], values[1])
        case UInt8(ascii: "h"): place.x += values[first]
        case UInt8(ascii: "v"): place.y += values[first]
        case UInt8(ascii: "a"): place = (place.x + values[first + 5], place.y + values[first + 6])
        default: place = (place.x + values[first], place.y + values[first + 1])
        }
        if command == UInt8(ascii: "M") || command == UInt8(ascii: "m") && first == 0 {
          start = place
        }
        points.append(place)
      }
    }
    return points
  }

  /// Letters with the whole numbers that follow each of them. (Regular expressions take minutes for all drawings.)
  private static func commands(of path: String) -> [(UInt8, [Int])] {
    var commands: [(UInt8, [Int])] = []
    var number: (value: Int, isNegative: Bool)?
    func end() {
      if let number {
        commands[commands.count - 1].1.append(number.isNegative ? -number.value : number.value)
      }
      number = nil
    }
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = Int(byte - UInt8(ascii: "0"))
        number = ((number?.value ?? 0) * 10 + digit, number?.isNegative ?? false)
      case UInt8(ascii: "-"):
        end()
        number = (0, true)
      case UInt8(ascii: " "): end()
      default:
        end()
        commands.append((byte, []))
      }
    }
    end()
    return commands
  }
}
