import Charts
import Experiments

/// Draws the figures of a book.
enum FigureCharts {
  /// The drawing of each figure, in the order of the plan.
  static func drawings(_ plan: BookPlan, _ results: BookResults) throws(Diagnostics)
    -> [FigureDrawing]
  {
    let drawn = plan.figures.concurrentResults { figure throws(Diagnostics) in
      let source = FigureSource(
        experiments: figure.directive.sources.compactMap { results.experiments[$0.name] },
        plans: figure.plans(among: plan.experiments),
        position: figure.directive.position)
      let text = FigureText(
        title: plain(figure.title, results),
        subtitle: figure.subtitle.map { plain($0, results) } ?? "")
      return try FigureDrawing(figure.directive, source, text: text)
    }
    var problems: [Diagnostic] = []
    let drawings = drawn.successes(&problems)
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return drawings
  }

  private static func plain(_ text: InlineText, _ results: BookResults) -> String {
    PlainText.text(of: text.content, value: { results.values[$0.position] ?? "" })
  }
}
