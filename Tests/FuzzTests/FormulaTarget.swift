import Experiments

@testable import Book

/// A formula in TeX.
enum FormulaTarget {
  /// To load KaTeX takes far longer than to typeset a formula.
  private static let typesetter = try? MathTypesetter(cache: NoMarkupCache())

  static func problem(with tex: String) -> String? {
    let text = "$$\n\(tex)\n$$\n\nor $\(tex)$ in a sentence\n"
    let document = Document.parse(text, file: "f.md")
    for formula in document.formulas {
      do throws(Diagnostic) {
        guard let html = try typesetter?.typeset(formula).html else { return "KaTeX is missing" }
        if let problem = HTMLCheck.problems(in: html).first ?? PageTarget.hostile(in: html) {
          return problem
        }
      } catch {
        let problem = FuzzTarget.problem(with: [error], of: text, file: "f.md")
        if let problem { return problem }
      }
    }
    return nil
  }
}
