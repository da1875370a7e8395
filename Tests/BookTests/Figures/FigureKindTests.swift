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
    /// Whether it draws the recurrent network that reads text.
    var isSequence = false
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
      drawing: "heatmap: {metric: gradient-norm, labels: {layer 1: the first}}", panels: 2,
      shows: ["the first", "sigmoid"]),
    Sample(
      drawing:
        "phase: {metric: activation-gradient-norm, x: layer, y: seed, contour: {as it left: 0.1},"
        + " theory: {the middle: layer = 2.5}, select: {activation: relu}}",
      shows: ["the middle", "as it left"]),
    Sample(
      drawing: "curves: {metric: gradient-norm, select: {layer: 2..4, activation: relu}}",
      shows: ["layer 2", "layer 4"]),
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
    Sample(drawing: "gradient-by-layer: {step: last}", shows: ["‖∂L/∂W‖", "layer"]),
    Sample(drawing: "spectrum: {lines: {isometry: 1}}", shows: ["singular value", "isometry"]),
    Sample(drawing: "waterfall: {step: first}", panels: 2, shows: ["times f′(z)", "weights"]),
    Sample(drawing: "clipping: {}", panels: 2, shows: ["% clipped"]),
    Sample(
      drawing: "clipping: {select: {activation: relu}}", shows: ["share of steps clipped"]),
    Sample(
      drawing: "fraction-by-layer: {metric: saturated-fraction}", panels: 2,
      shows: ["share of saturated activations"]),
    Sample(drawing: "dots: {metric: accuracy, by: activation}", shows: ["sigmoid", "relu"]),
    Sample(drawing: "table: {metrics: [loss, accuracy]}", shows: ["loss", "accuracy", "relu"]),
    Sample(
      drawing: "landscape: {metric: loss-on-plane, select: {activation: relu}}", shows: ["loss"]),
    Sample(drawing: "diagram: {select: {activation: relu}}", shows: ["dense 4, relu ×3", "32×2"]),
    Sample(drawing: "path-lengths: {blocks: 54}", shows: ["blocks on the path"]),
    Sample(
      drawing: "activations: {of: [sigmoid, {leaky-relu: 0.1}], from: -3, to: 3}",
      shows: ["leaky-relu 0.1", "greatest slope 0.25", "f′(z)"]),
    Sample(
      drawing: "gradient-over-time: {step: first}", isSequence: true,
      shows: ["‖∂L/∂hₜ‖", "time step t"]),
    Sample(
      drawing: "texts: {select: {step: [0, 2]}, lines: 2}", isSequence: true,
      shows: ["step 0", "step 2"]),
  ]

  /// Kinds whose metrics no probe of this book's experiments has; they are tested by themselves.
  static let others: Set = ["images", "samples"]

  @Test func everyKindIsTried() {
    let tried = Set(Self.samples.compactMap { $0.drawing.split(separator: ":").first })
    for key in FigureKinds.all.keys {
      #expect(tried.contains(key[...]) || Self.others.contains(key), "\(key) has no sample")
    }
  }

  @Test(arguments: FigureKinds.all.entries.map(\.example))
  func examplesCanBeRead(_ example: String) throws {
    let body = DirectiveSource(
      text: "from: deep\n\(example)\ntitle: A\ncaption: B",
      at: SourcePosition(file: "a.md", line: 1, column: 1))
    let isAlone = ["activations", "path-lengths"].contains { example.hasPrefix($0) }
    do {
      _ = try FigureDirective(
        name: "fig-a", position: SourcePosition(file: "a.md", line: 1, column: 1), body: body)
      #expect(!isAlone)
    } catch {
      // A kind that draws no experiment takes none.
      #expect(isAlone, "\(error.all)")
      #expect(error.all.allSatisfy { $0.message.contains("unknown key 'from'") })
    }
  }

  /// What stands in the reference can be drawn, and is what kinds take.
  @Test(arguments: Reference.figureSettings.map(\.name))
  func sharedSettingsAreDrawn(_ name: String) throws {
    let setting = try #require(Reference.figureSettings.first { $0.name == name })
    #expect(setting.example.contains("\(name):"))
    let book = try TemporaryBook(["01-kinds.md": Self.chapter(setting.example)])
    _ = try book.build()
    #expect(try book.site()["figures/fig-kind.svg"] != nil)
  }

  @Test func whatManyKindsTakeIsInTheReference() {
    let settings = Reference.tables.last?.terms.flatMap { $0.settings.map(\.key) } ?? []
    let counts = Dictionary(settings.map { ($0, 1) }, uniquingKeysWith: +)
    let own: Set = ["metric", "x", "y", "step", "by", "scale", "x-scale", "x-label", "label"]
    for (key, count) in counts where count > 3 && !own.contains(key) {
      #expect(Reference.figureSettings.contains { $0.name == key }, "\(key) is not explained")
    }
  }

  @Test(arguments: samples)
  func isDrawnAndSound(_ sample: Sample) throws {
    let book = try TemporaryBook([
      "01-kinds.md": Self.chapter(sample.drawing, isSequence: sample.isSequence)
    ])
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
      drawing: "heatmap: {metric: gradient-norm, relative-to: 1..3}", at: "1..3",
      message: "takes one layer"),
    .init(
      drawing: "heatmap: {metric: gradient-norm, relative-to: [1, 2]}", at: "[1, 2]",
      message: "takes one layer"),
    .init(
      drawing: "heatmap: {metric: gradient-norm, theory: {a: layer}}", at: "layer",
      message: "expected an equation"),
    .init(
      drawing: "heatmap: {metric: gradient-norm, theory: {a: layr = 2}}", at: "layr",
      message: "unknown variable 'layr'", suggestion: "layer"),
    .init(
      drawing: "heatmap: {metric: gradient-norm, select: {layer: 7..9}}", at: "7..9",
      message: "no number in that range"),
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
    .init(
      drawing: "images: {metric: gradient-norm}", at: "gradient-norm", message: "is no picture"),
    .init(
      drawing: "samples: {metric: gradient-norm}", at: "gradient-norm",
      message: "no points of a plane"),
    .init(
      drawing: "texts: {metric: loss}", at: "loss", message: "holds numbers, no texts"),
    .init(
      drawing: "landscape: {metric: loss}", at: "loss", message: "not measured on a plane",
      suggestion: "loss-on-plane"),
    .init(
      drawing: "landscape: {path: loss}", at: "loss", message: "is not a path"),
    .init(
      drawing: "table: {metrics: [loss, accurcy]}", at: "accurcy", message: "does not record",
      suggestion: "accuracy"),
    .init(
      drawing: "table: {metrics: [loss], select: {layer: 1}}", at: "1", message: "no axis 'layer'"),
    .init(
      drawing: "waterfall: {step: 3}", at: "3", message: "no '3' on the axis 'step'"),
    .init(
      drawing: "diagram: {select: {activation: tanh}}", at: "tanh", message: "no 'tanh'"),
    .init(
      drawing: "path-lengths: {block: 3}", at: "block", message: "unknown key 'block'",
      suggestion: "blocks"),
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
  static let line = 23

  static func chapter(_ drawing: String, isSequence: Bool = false) -> String {
    // What needs no experiment takes none.
    let needsNone = ["activations:", "path-lengths:"].contains { drawing.hasPrefix($0) }
    let from = needsNone ? "" : isSequence ? "from: reader" : "from: deep"
    return """
      # Kinds

      ```experiment deep
      data: {spirals: {samples: 32}}
      model: [{dense: 4, activation: sigmoid, repeat: 3}, {dense: 1}]
      loss: binary-cross-entropy
      optimizer: {sgd: {rate: 0.5}}
      batch: 32
      steps: 4
      seeds: 2
      clip: {norm: 0.05}
      sweep: {activation: [sigmoid, relu]}
      record:
        {loss: every 1, gradient-norm: every 1, accuracy: every 2, delta-histogram: first,
         activation-histogram: [0, 4], delta-norm: first, activation-gradient-norm: first,
         global-gradient-norm: every 1, clipped-gradient-norm: every 1, saturated-fraction: every 1,
         jacobian-singular-values: first, loss-on-plane: {when: last, points: 5}}
      ```


      ```figure fig-kind
      \(from)
      \(drawing)
      title: One of the kinds
      caption: Drawn from two runs each.
      ```

      ```experiment reader
      data: {markov-text: {samples: 16, length: 6, symbols: 4}}
      model: [one-hot, {rnn: 4, return: all}, {dense: 4}]
      loss: softmax-cross-entropy
      optimizer: {sgd: {rate: 0.1}}
      steps: 2
      record: {hidden-gradient-norm: first, sample-text: {every: 2, length: 5}}
      ```
      """
  }
}
