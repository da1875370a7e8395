import Testing

@testable import Experiments

/// Runs of a sweep have what others have not, and runs diverge.
@Suite struct MissingValueTests {
  private static let missing = Measurement.missing

  /// Networks of 2 and 4 layers, each with values 1, 2, …; of three seeds the last one diverged
  /// before step 10.
  private static let results = ResultSet([
    ExperimentResult(
      name: "depths",
      metrics: [
        .init(
          "norm",
          Measurement(
            axes: [
              SampleResults.axis("repeat", [2, 4]), SampleResults.axis("layer", [1, 2, 3, 4]),
            ], values: [1, 2, missing, missing, 1, 2, 3, 4]))
      ]),
    ExperimentResult(
      name: "seeds",
      metrics: [
        .init(
          "loss",
          Measurement(
            axes: [SampleResults.axis("seed", [1, 2, 3]), SampleResults.axis("step", [0, 10])],
            values: [1, 0.5, 2, 0.25, 3, missing])),
        .init(
          "lost",
          Measurement(axes: [SampleResults.axis("seed", [1, 2])], values: [missing, missing])),
        .init(
          "broken",
          Measurement(axes: [SampleResults.axis("seed", [1, 2])], values: [1, .nan])),
      ], seeds: 3),
  ])

  private func value(_ text: String) throws -> MeasuredValue {
    try ValueExpression.parse(source(text)).evaluate(in: Self.results)
  }

  @Test func lastIsEachNetworksOwn() throws {
    #expect(try value("depths.norm[repeat=2, layer=last]").median == 2)
    #expect(try value("depths.norm[repeat=4, layer=last]").median == 4)
    #expect(try value("depths.norm[repeat=2, layer=first]").median == 1)
    #expect(try value("depths.norm[layer=1, repeat=2]").median == 1)
    #expect(try value("mean(depths.norm[layer=last])").median == 3)
    #expect(try value("last(depths.norm[repeat=2])").median == 2)
    let norm = try #require(Self.results.result("depths")?.metric("norm"))
    #expect(norm.selectingLast("layer")?.values == [2, 4])
    #expect(norm.selectingFirst("layer")?.values == [1, 1])
  }

  @Test func whatIsNotThereIsLeftOutOfReductions() throws {
    #expect(try value("mean(depths.norm[repeat=2], layer)").median == 1.5)
    #expect(try value("max(depths.norm[repeat=2], layer)").median == 2)
    #expect(try value("count(depths.norm[repeat=2], layer)").median == 2)
    #expect(try value("slope(depths.norm[repeat=2], layer)").median == 1)
  }

  @Test func mediansAreOverTheSeedsThatGotThere() throws {
    #expect(try value("seeds.loss[step=10]").median == 0.375)
    #expect(try value("seeds.loss[step=last]").median == 0.375)
    #expect(try value("seeds.loss[step=10] / seeds.loss[step=0]").median == 0.3125)
    #expect(try value("10 * seeds.loss[step=10]").maximum == 5)
    #expect(try value("log10(seeds.loss[step=0])").hasSpread)
  }

  @Test func nothingAtAllAndNotANumberStayVisible() throws {
    #expect(try value("seeds.lost").median.isNaN)
    #expect(try value("seeds.broken").median.isNaN)
    #expect(try !value("seeds.lost").hasSpread)
  }

  /// A claim must hold for every seed, also for one that did not get there.
  @Test func nothingIsTrueOfWhatIsMissing() throws {
    let claims = ["seeds.loss[step=10] < 1", "seeds.loss[step=10] > 0"]
    for text in claims {
      #expect(try !Claim.parse(source(text)).evaluate(in: Self.results).holds)
    }
    #expect(try Claim.parse(source("seeds.loss[step=0] < 4")).evaluate(in: Self.results).holds)
  }
}
