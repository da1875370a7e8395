import Foundation
import Testing

@testable import Book

/// Formulas in the title, the labels and the names of series of a figure.
@Suite struct FigureTextTests {
  private static func chapter(_ drawing: String, _ title: String, labels: String = "[a, b]")
    -> String
  {
    """
    # Title

    ```experiment t
    data: {moons: {samples: 8}}
    model: [{dense: 2}, {dense: 1}]
    loss: binary-cross-entropy
    steps: 2
    sweep: [{label: "plain", init: zeros}, {label: "$w_1$", init: {constant: 1}}]
    record: {loss: every 1}
    ```

    ```figure fig-t
    from: t
    \(drawing)
    title: \(title)
    caption: Here $\\frac{a}{b}$ is set.
    ```
    """
  }

  @Test func formulasAreTextInTheDrawing() throws {
    let book = try TemporaryBook([
      "01-a.md": Self.chapter(
        #"curves: {metric: loss, y-label: "$\\mathcal{L}$", labels: {plain: "$x_i$"}, lines: {"$\\theta$": 1}}"#,
        #"The slope $\sigma'(z)$ is at most $\tfrac14$"#)
    ])
    _ = try book.build()
    let svg = String(decoding: try #require(try book.site()["figures/fig-t.svg"]), as: UTF8.self)
    #expect(svg.contains(">The slope σ′(z) is at most ¼</title>"))
    #expect(svg.contains(">ℒ</text>"))
    // Indices are lowered.
    #expect(svg.contains(">x<tspan dy=") && svg.contains(">w<tspan dy="))
    #expect(!svg.contains("$") && !svg.contains("\\"))
    let page = try book.page("01-a.html")
    #expect(!page.contains("\\tfrac14") || page.contains("annotation"))
  }

  struct Mistake: CustomTestStringConvertible, Sendable {
    var drawing: String
    var title = "A title"
    /// What the error points at.
    var at: String
    var testDescription: String { drawing + title }
  }

  @Test(arguments: [
    Mistake(
      drawing: "curves: loss", title: #"Of $x + \begin{matrix}1\end{matrix}$"#, at: #"\begin"#),
    Mistake(drawing: "curves: loss", title: "Of $a$ and $x_{q}$", at: "_{q}"),
    Mistake(drawing: #"curves: {metric: loss, y-label: "$x_{q}$"}"#, at: "_{q}"),
    Mistake(drawing: #"curves: {metric: loss, labels: {plain: "$x_{q}$"}}"#, at: "_{q}"),
    Mistake(drawing: #"curves: {metric: loss, lines: {"$x_{q}$": 1}}"#, at: "_{q}"),
  ])
  func whatCannotBeDrawnIsAnErrorAtItsPlace(_ mistake: Mistake) throws {
    let chapter = Self.chapter(mistake.drawing, mistake.title)
    let book = try TemporaryBook(["01-a.md": chapter])
    let errors = WrongBookTests.errors { try book.build() }
    let error = try #require(errors.first)
    #expect(errors.count == 1 && error.message.hasPrefix("formula: "), "\(errors)")
    let lines = chapter.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let line = try #require(lines.firstIndex { $0.contains(mistake.at) })
    let start = try #require(lines[line].range(of: mistake.at)).lowerBound
    #expect(error.position.line == line + 1)
    let column = lines[line].distance(from: lines[line].startIndex, to: start) + 1
    #expect(error.position.column == column)
  }
}
