import Charts
import Engine
import Experiments

/// Activations f above and their derivatives f′ below, computed by the engine's own functions.
///
/// The greatest slope bounds what an activation lets through on the way back, so it is marked.
struct ActivationsFigure: FigureKind {
  struct Function: Sendable {
    var name: String
    var activation: any Activation
  }

  var functions: [Function]
  var low: Double
  var high: Double
  var names: ShownNames

  private static let points = 200
  /// Rules at more slopes than this would hide the curves.
  private static let mostRules = 2

  /// `activations: [sigmoid, tanh]`
  init(_ keys: inout MappingReader) {
    functions = keys.main("of").oneOrMore(example: "[sigmoid, tanh]") { value in
      Function(name: Self.name(of: value.node), activation: value.tagged(by: Terms.activations))
    }
    low = keys.optional("from")?.number(example: "-4") ?? -4
    let end = keys.optional("to")
    high = end?.number(example: "4") ?? max(4, low + 1)
    if high <= low { end?.report("'to' must be above 'from'") }
    names = ShownNames(keys.optional("labels"))
  }

  /// `sigmoid`, `leaky-relu 0.1`.
  private static func name(of node: ReaderNode?) -> String {
    guard let entries = node?.entries else { return node?.text ?? "" }
    return entries.map { [$0.key, $0.value.text ?? ""].filter { !$0.isEmpty } }
      .joined().joined(separator: " ")
  }

  var needsExperiments: Bool { false }

  func check(_ source: FigureSource<ResultSchema.Experiment>) -> [Diagnostic] { [] }

  func chart(of source: FigureSource<ExperimentResult>, text: FigureText) throws(Diagnostics)
    -> Chart
  {
    let places = (0...Self.points).map {
      low + (high - low) * Double($0) / Double(Self.points)
    }
    let curves = functions.map { $0.activation.curve(at: places) }
    let series = functions.map { function in
      FigureSeries(
        name: names.shown(function.name), labels: [.text(function.name)], points: [],
        intervals: [])
    }
    let owners = zip(series, SeriesInk.inks(for: series)).map { Series($0.name, $1) }
    func lines(_ values: [[Double]]) -> [any Mark] {
      zip(owners, values).map { Line($0, zip(places, $1).map { Point($0, $1) }) }
    }
    return Chart(
      title: text.title, subtitle: text.subtitle, x: Axis("z"), y: Axis(""),
      panels: [
        Panel("f(z)", lines(curves.map(\.values)), y: Axis("")),
        Panel("f′(z)", lines(curves.map(\.slopes)) + rules(curves.map(\.slopes)), y: Axis("")),
      ], columns: 1)
  }

  private func rules(_ slopes: [[Double]]) -> [any Mark] {
    let greatest = Set(slopes.compactMap { $0.filter(\.isFinite).max() }).sorted()
    guard greatest.count <= Self.mostRules else { return [] }
    return greatest.map { Rule(y: $0, "greatest slope \(NumberText.short($0))") }
  }
}
