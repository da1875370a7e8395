import Charts
import Experiments
import Foundation
import Testing

@testable import Book

@Suite struct DivergedRunsTests {
  private typealias Measurement = Experiments.Measurement

  private static func numbers(_ name: String, _ labels: [Double]) -> Measurement.Axis {
    Measurement.Axis(name, labels.map { .number($0) })
  }

  /// Two rates with two seeds, recorded at steps 0, 10 and 20; `divergence` says where each run ended.
  private static func result(divergence: [Double?], layers: Int = 1) -> ExperimentResult {
    let outer = [numbers("rate", [1, 2]), numbers("seed", [1, 2])]
    let steps = [0.0, 10, 20]
    let values = divergence.flatMap { end in
      steps.flatMap { step in
        (0..<layers).map { _ in step >= end ?? .infinity ? Measurement.missing : 1 + step }
      }
    }
    let axes = outer + [numbers("step", steps), numbers("layer", (0..<layers).map(Double.init))]
    return ExperimentResult(
      name: "made", metrics: [.init("loss", Measurement(axes: axes, values: values))], seeds: 2,
      divergence: Measurement(axes: outer, values: divergence.map { $0 ?? Measurement.missing }))
  }

  @Test("A line breaks at the step of divergence, although nothing was recorded there")
  func linesBreakWhereTheRunDiverged() throws {
    let drawn = try #require(Self.result(divergence: [nil, nil, 3, 7]).drawnAlongSteps("loss"))
    #expect(drawn.axes.map(\.name) == ["rate", "seed", "step", "layer"])
    #expect(drawn.axes[2].positions == [0, 3, 7, 10, 20])
    let isNaN = drawn.values.map { $0.isNaN && !Measurement.isMissing($0) }
    let isMissing = drawn.values.map(Measurement.isMissing)
    #expect(isNaN.indices.filter { isNaN[$0] } == [11, 17])
    #expect(isMissing.indices.filter { isMissing[$0] } == [1, 2, 6, 7, 12, 13, 14, 16, 18, 19])
  }

  @Test("At a step that no seed reached there is NaN, at one that a seed reached what it measured")
  func unreachedStepsAreNotNumbers() throws {
    let drawn = try #require(Self.result(divergence: [nil, 10, 3, 7]).drawn("loss"))
    #expect(drawn.values[0..<3].elementsEqual([1, 11, 21]))
    #expect(drawn.values[4...5].allSatisfy(Measurement.isMissing))
    #expect(drawn.values[7...8].allSatisfy { $0.isNaN && !Measurement.isMissing($0) })
  }

  @Test func aLayerThatThereIsNotStaysMissing() throws {
    var result = Self.result(divergence: [3, 3, nil, nil], layers: 2)
    for index in result.metrics[0].measurement.values.indices where index % 2 == 1 {
      result.metrics[0].measurement.values[index] = Measurement.missing
    }
    let drawn = try #require(result.drawn("loss"))
    for (index, value) in drawn.values.enumerated() where index % 2 == 1 {
      #expect(Measurement.isMissing(value))
    }
    #expect(drawn.values[2].isNaN && !Measurement.isMissing(drawn.values[2]))
  }

  @Test func withoutDivergenceNothingChanges() {
    var result = Self.result(divergence: [nil, nil, nil, nil])
    result.divergence = nil
    #expect(result.drawn("loss") == result.metric("loss"))
    #expect(result.drawnAlongSteps("loss") == result.metric("loss"))
  }

  private static let chapter = """
    # Boom

    ```experiment boom
    data: {curve: sine, samples: 32}
    model: [{dense: 8, activation: relu, repeat: 6}, {dense: 1}]
    loss: mse
    optimizer: {sgd: {rate: 0.01}}
    steps: 20
    expect: diverges
    record: {loss: every 10, gradient-norm: every 10}
    sweep: {optimizer.sgd.rate: [0.01, 1e6]}
    ```

    ```figure fig-boom
    from: boom
    DRAWING
    title: One falls, one explodes
    caption: C
    ```
    """

  /// Where the values read NaN, every kind of figure says so.
  @Test(arguments: [
    "curves: loss", "bars: {metric: loss, by: rate}", "dots: {metric: loss, by: rate}",
    "table: {metrics: [loss]}", "heatmap: {metric: gradient-norm}",
    "scatter: {x: gradient-norm, y: loss, by: rate, select: {layer: 1}}",
    "gradient-by-layer: {step: last}", "curves: loss\nslider: rate",
    "gradient-by-layer: {step: last}\nslider: rate",
    "curves: {metric: gradient-norm, x: layer}\nslider: step",
  ])
  func divergenceBetweenRecordedStepsIsMarked(_ drawing: String) throws {
    let book = try TemporaryBook([
      "01-a.md": Self.chapter.replacing("DRAWING", with: drawing)
    ])
    _ = try book.build()
    let svg = String(decoding: try #require(try book.site()["figures/fig-boom.svg"]), as: UTF8.self)
    #expect(svg.contains("class=\"nf"))
  }
}
