import Experiments
import Foundation
import FoundationXML
import Testing

@testable import Book

/// Each kind of figure in a book of its own.
@Suite struct FigureKindTests {
  /// What a figure draws and what must be seen of it.
  struct Sample: CustomTestStringConvertible, Sendable {
    var drawing: String
    /// How many panels it has.
    var panels = 1
    /// Texts that stand in the drawing.
    var shows: [String]
    var testDescription: String { drawing }
  }

  static let samples: [Sample] = [
    Sample(drawing: "curves: loss", shows: ["sigmoid", "relu", "training step"]),
    Sample(
      drawing: "curves: {metric: gradient-norm, panels: activation}", panels: 2,
      shows: ["sigmoid", "relu"]),
    Sample(
      drawing: "heatmap: {metric: gradient-norm, relative-to: last}", panels: 2,
      shows: ["÷ that of the last layer", "layer, from input to output"]),
    Sample(
      drawing: "heatmap: {metric: gradient-norm, select: {activation: relu}, label: size}",
      shows: ["size"]),
    Sample(
      drawing: "phase: {metric: gradient-norm, x: activation, y: layer, contour: 0.01}",
      shows: ["relu"]),
    Sample(
      drawing: "ridgeline: {metric: activation-histogram, select: {step: first}}", panels: 2,
      shows: ["sigmoid"]),
    Sample(
      drawing: "ridgeline: {metric: delta-histogram, select: {activation: relu}}",
      shows: ["|∂L/∂z|"]),
    Sample(
      drawing: "bars: {metric: accuracy, by: activation, labels: {relu: ReLU}}", shows: ["ReLU"]),
    Sample(drawing: "bars: {metric: gradient-norm, by: layer}", shows: ["sigmoid", "relu"]),
    Sample(
      drawing: "bars: {metric: accuracy, by: step, panels: activation}", panels: 2,
      shows: ["sigmoid"]),
    Sample(
      drawing: "scatter: {x: gradient-norm, y: accuracy, by: activation, select: {layer: 1}}",
      shows: ["sigmoid", "relu", "accuracy"]),
    Sample(drawing: "scatter: {x: loss, y: accuracy}", shows: ["loss", "accuracy"]),
  ]

  @Test(arguments: samples)
  func isDrawnAndSound(_ sample: Sample) throws {
    let book = try TemporaryBook(["01-kinds.md": Self.chapter(sample.drawing)])
    _ = try book.build()
    let site = try book.site()
    let svg = try #require(site["figures/fig-kind.svg"])
    #expect(XMLParser(data: svg).parse())
    let text = String(decoding: svg, as: UTF8.self)
    for shown in sample.shows { #expect(text.contains(shown), "\(shown) is not shown") }
    let table = String(decoding: try #require(site["data/fig-kind.csv"]), as: UTF8.self)
    #expect(table.split(whereSeparator: \.isNewline).count > sample.panels)
    if sample.panels > 1 {
      for panel in ["sigmoid", "relu"] { #expect(table.contains(panel)) }
    }
  }

  struct Mistake: CustomTestStringConvertible, Sendable {
    var drawing: String
    /// The text that the error points at.
    var at: String
    var message: String
    var suggestion: String?
    var testDescription: String { drawing }
  }

  static let mistakes: [Mistake] = [
    .init(
      drawing: "curves: {metric: los}", at: "los", message: "does not record", suggestion: "loss"),
    .init(
      drawing: "curves: {metric: loss, panels: activatoin}", at: "activatoin",
      message: "no axis", suggestion: "activation"),
    .init(
      drawing: "heatmap: {metric: gradient-nrm}", at: "gradient-nrm", message: "does not record",
      suggestion: "gradient-norm"),
    .init(
      drawing: "heatmap: {metric: gradient-norm, y: layr}", at: "layr", message: "no axis",
      suggestion: "layer"),
    .init(
      drawing: "heatmap: {metric: gradient-norm, relative-to: 30}", at: "30", message: "no '30'"),
    .init(
      drawing: "heatmap: {metric: gradient-norm, x: layer, y: step, select: {layer: 1}}",
      at: "layer", message: "no axis"),
    .init(
      drawing: "phase: {metric: loss, x: activation}", at: "phase", message: "the key 'y'"),
    .init(
      drawing: "ridgeline: {metric: gradient-norm}", at: "gradient-norm",
      message: "not a histogram"),
    .init(
      drawing: "ridgeline: {metric: delta-histogram, select: {activation: rleu}}", at: "rleu",
      message: "no 'rleu'", suggestion: "relu"),
    .init(
      drawing: "bars: {metric: accuracy, by: activaton}", at: "activaton", message: "no axis",
      suggestion: "activation"),
    .init(
      drawing: "bars: {metric: acuracy, by: activation}", at: "acuracy",
      message: "does not record", suggestion: "accuracy"),
    .init(
      drawing: "scatter: {x: los, y: accuracy}", at: "los", message: "does not record",
      suggestion: "loss"),
    .init(
      drawing: "scatter: {x: loss, y: accuracy, by: layer}", at: "layer", message: "no axis"),
  ]

  @Test(arguments: mistakes)
  func mistakesAreShownAtTheirPlace(_ mistake: Mistake) throws {
    let book = try TemporaryBook(["01-kinds.md": Self.chapter(mistake.drawing)])
    let errors = WrongBookTests.errors { try book.build() }
    let error = try #require(errors.first { $0.message.contains(mistake.message) }, "\(errors)")
    let column = try #require(mistake.drawing.range(of: mistake.at)).lowerBound
    #expect(error.position.line == Self.line)
    #expect(
      error.position.column
        == mistake.drawing.distance(from: mistake.drawing.startIndex, to: column) + 1)
    #expect(error.suggestion == mistake.suggestion)
  }

  /// The line of the chapter that says what to draw.
  static let line = 20

  static func chapter(_ drawing: String) -> String {
    """
    # Kinds

    ```experiment deep
    data: {spirals: {samples: 32}}
    model: [{dense: 4, activation: sigmoid, repeat: 3}, {dense: 1}]
    loss: binary-cross-entropy
    optimizer: {sgd: {rate: 0.5}}
    batch: 32
    steps: 4
    seeds: 2
    sweep: {activation: [sigmoid, relu]}
    record:
      {loss: every 1, gradient-norm: every 1, accuracy: every 2, delta-histogram: first,
       activation-histogram: [0, 4]}
    ```


    ```figure fig-kind
    from: deep
    \(drawing)
    title: One of the kinds
    caption: Drawn from two runs each.
    ```
    """
  }
}
