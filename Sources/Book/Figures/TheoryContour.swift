import Charts
import Experiments

/// A line in the plane of two axes on which an equation holds: a critical line of theory.
struct TheoryContour: Sendable {
  var label: String
  /// The left side of the equation less its right side.
  var formula: CurveFormula

  /// Reads `{"χ₁ = 1": "chi(tanh, scaled, normal) = 1"}`.
  static func read(_ value: ValueReader) -> [TheoryContour] {
    let example = "chi(tanh, scaled, normal) = 1"
    return value.dictionary(example: "{theory: \(example)}") { label, equation -> TheoryContour? in
      do throws(Diagnostics) {
        return TheoryContour(
          label: label.label(),
          formula: try CurveFormula(
            equation: equation.source(expected: "an equation", example: example)))
      } catch {
        equation.report(error.all)
        return nil
      }
    }.compactMap { $0 }
  }

  func mark(_ columns: GridAxis, _ x: String, _ rows: GridAxis, _ y: String) -> any Mark {
    let values = rows.positions.map { row in
      columns.positions.map { column in formula([x: column, y: row]) }
    }
    return Contours(
      xs: columns.centers, ys: rows.centers, values: values, levels: [0], label: label,
      ink: .reference, isReference: true)
  }
}
