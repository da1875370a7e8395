import Charts
import Experiments

/// A closed form drawn over the range of the measured points.
struct TheoryCurve: Sendable {
  var label: String
  var formula: CurveFormula

  /// Reads `{"0.9ⁿ": 0.9 ^ layer}`.
  static func read(_ value: ValueReader) -> [TheoryCurve] {
    value.dictionary(example: "{theory: 0.25 ^ layer}") { label, formula -> TheoryCurve? in
      do throws(Diagnostics) {
        return TheoryCurve(
          label: label.label(),
          formula: try CurveFormula(formula.source(expected: "a formula", example: "0.25 ^ layer")))
      } catch {
        formula.report(error.all)
        return nil
      }
    }.compactMap { $0 }
  }

  func check(variable: String) -> [Diagnostic] { formula.check(variables: [variable]) }

  /// The curve at every place where something was measured.
  func mark(variable: String, over series: [FigureSeries]) -> any Mark {
    let positions = Set(series.flatMap { $0.points.map(\.x) }).sorted()
    return Line(
      Series(label, .reference), positions.map { Point($0, formula([variable: $0])) },
      markers: .never)
  }
}
