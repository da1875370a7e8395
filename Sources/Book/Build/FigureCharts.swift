import Charts
import Experiments

/// Draws the figures of a book.
enum FigureCharts {
  /// The chart of each figure, in the order of the plan.
  static func charts(_ plan: BookPlan, _ results: BookResults) throws(Diagnostics) -> [Chart] {
    var charts: [Chart] = []
    var problems: [Diagnostic] = []
    for figure in plan.figures {
      let source = FigureSource(
        experiments: figure.directive.sources.compactMap { results.experiments[$0.name] },
        position: figure.directive.position)
      let text = FigureText(
        title: plain(figure.title, results),
        subtitle: figure.subtitle.map { plain($0, results) } ?? "")
      do throws(Diagnostics) {
        charts.append(try figure.directive.kind.chart(of: source, text: text))
      } catch {
        problems += error.all
      }
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    return charts
  }

  private static func plain(_ text: InlineText, _ results: BookResults) -> String {
    PlainText.text(of: text.content, value: { results.values[$0.position] ?? "" }) { _ in "" }
  }
}
