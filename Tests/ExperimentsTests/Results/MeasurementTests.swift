import Testing

@testable import Experiments

/// Values 0, 1, 2… along axes whose labels count from 1.
func counting(_ axes: (String, Int)...) -> Measurement {
  let count = axes.reduce(1) { $0 * $1.1 }
  return Measurement(
    axes: axes.map { name, count in
      Measurement.Axis(name, (1...count).map { .number(Double($0)) })
    }, values: (0..<count).map(Double.init))
}

@Suite struct MeasurementTests {
  @Test func selectsAtALabelOfAnyAxis() {
    let measurement = counting(("seed", 2), ("layer", 3), ("step", 2))
    #expect(measurement.selecting("seed", .number(2))?.values == [6, 7, 8, 9, 10, 11])
    #expect(measurement.selecting("layer", .number(2))?.values == [2, 3, 8, 9])
    #expect(measurement.selecting("layer", .number(2))?.axes.map(\.name) == ["seed", "step"])
    #expect(measurement.selectingFirst("step")?.values == [0, 2, 4, 6, 8, 10])
    #expect(measurement.selectingLast("step")?.values == [1, 3, 5, 7, 9, 11])
    #expect(measurement.selecting("layer", .number(9)) == nil)
    #expect(measurement.selecting("width", .number(1)) == nil)
    #expect(measurement.selectingLast("width") == nil)
  }

  @Test func selectsSeveralLabelsInAnyOrder() {
    let part = counting(("layer", 3), ("step", 2)).selecting(axis: 0, indices: [2, 0])
    #expect(part.values == [4, 5, 0, 1])
    #expect(part.axes[0].labels == [.number(3), .number(1)])
  }

  @Test func reducesAlongAnyAxis() {
    let measurement = counting(("layer", 3), ("step", 2))
    #expect(measurement.reducing(axis: 0) { $0.reduce(0, +) }.values == [6, 9])
    #expect(measurement.reducing(axis: 1) { $0.reduce(0, +) }.values == [1, 5, 9])
    #expect(measurement.reducing(axis: 1) { $0[0] }.axes.map(\.name) == ["layer"])
  }

  @Test func combinesByAxisName() throws {
    let left = counting(("seed", 2), ("layer", 3))
    let right = counting(("layer", 3)).map { $0 * 100 }
    #expect(try left.combined(with: right, +).values == [0, 101, 202, 3, 104, 205])
    let swapped = try right.combined(with: left, +)
    #expect(swapped.axes.map(\.name) == ["layer", "seed"])
    #expect(swapped.values == [0, 3, 101, 104, 202, 205])
    #expect(try left.combined(with: Measurement(10), *).values == [0, 10, 20, 30, 40, 50])
    #expect(try Measurement(1).combined(with: Measurement(2), -).values == [-1])
  }

  @Test func alignsLabelsThatStandInAnotherOrder() throws {
    let left = counting(("layer", 3))
    let right = left.selecting(axis: 0, indices: [2, 0, 1])
    #expect(try left.combined(with: right, -).values == [0, 0, 0])
  }

  @Test func stretchesAnAxisOfOneLabel() throws {
    let one = counting(("layer", 3)).selecting(axis: 0, indices: [2])
    #expect(try one.combined(with: counting(("layer", 3)), -).values == [2, 1, 0])
    #expect(try counting(("layer", 3)).combined(with: one, -).values == [-2, -1, 0])
  }

  @Test func refusesOtherLabels() {
    let left = counting(("layer", 3))
    #expect(throws: Measurement.AxisConflict.self) {
      try left.combined(with: counting(("layer", 2)), +)
    }
  }

  @Test func movesAnAxisToTheEnd() {
    let moved = counting(("layer", 3), ("step", 2)).movingToEnd(axis: 0)
    #expect(moved.axes.map(\.name) == ["step", "layer"])
    #expect(moved.values == [0, 2, 4, 1, 3, 5])
  }

  @Test func resultsKnowTheirShape() {
    let result = ExperimentResult(
      name: "deep", metrics: [.init("loss", counting(("step", 2)))],
      texts: [.init("ending", strings: ["diverged"])], seeds: 3)
    #expect(result.metric("loss")?.values == [0, 1])
    #expect(result.text("ending")?.strings == ["diverged"])
    #expect(result.metric("ending") == nil && result.text("loss") == nil)
    #expect(result.schema.metrics.map(\.name) == ["loss", "ending"])
    #expect(result.schema.metric("ending")?.isText == true)
    let set = ResultSet([result, ExperimentResult(name: "deep", metrics: [])])
    #expect(set.result("deep") == result)
    #expect(set.schema.experiment("deep")?.metrics.count == 2)
  }
}
