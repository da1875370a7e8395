import Testing

@testable import Experiments

@Suite struct ValueExpressionTests {
  @Test(arguments: [
    ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("2 ^ 3 ^ 2", 512), ("-2 ^ 2", -4), ("2 ^ -1", 0.5),
    ("10 - 2 - 3", 5), ("16 / 4 / 2", 2), ("--3", 3), ("+3", 3), ("- 3 * 2", -6),
    ("1e-4 * 1E4", 1), (".5 + 1_000", 1000.5), ("50 %", 0.5), ("200% * 3", 6), ("2 × 3 ÷ 4", 1.5),
    ("5 − 3", 2), ("pi / pi", 1), ("inf", .infinity), ("-inf", -.infinity), ("1 / 0", .infinity),
    ("ratio(1, 4)", 0.25), ("abs(-3)", 3), ("sqrt(16)", 4), ("log10(1000)", 3), ("exp(0)", 1),
    ("log(1)", 0), ("max(1, 3, 2)", 3), ("min(1, 3, 2)", 1), ("mean(4)", 4),
  ])
  func arithmetic(text: String, expected: Double) throws {
    #expect(try value(text).median == expected)
  }

  @Test(arguments: ["nan", "0 / 0", "inf - inf", "sqrt(-1)", "log(-1)", "std(1)", "max(nan, 1)"])
  func notANumber(text: String) throws {
    #expect(try value(text).median.isNaN)
    #expect(try value(text).formatted() == "NaN")
  }

  @Test(arguments: [
    ("deep.parameters", 12_345), ("deep.loss[step=10, seed=0]", 0.5),
    ("deep.loss[step=last, seed=0]", 0.25), ("deep.loss[seed=4,step=first]", 1.4),
    ("deep.loss[step=0, seed=mean]", 1.2), ("deep.loss[step=0, seed=min]", 1),
    ("deep.loss[step=0, seed=max]", 1.4), ("deep.loss[step=0, seed=median]", 1.2),
    ("deep.gradient-norm[layer=3]", 0.1), ("max(deep.gradient-norm[layer=1..2])", 0.01),
    ("max(deep.gradient-norm[layer=2..99], layer)", 1),
    ("activations.loss[activation=relu, rate=0.1]", 2),
    ("activations.loss[activation='leaky-relu', rate=1e-2]", 13),
    ("activations.loss[rate=last, activation=leaky-relu]", 13),
    ("single.loss", 2), ("single.loss[step=100]", 2), ("max(single.loss, step)", 2),
    ("mean(single.loss, seed)", 2),
  ])
  func paths(text: String, expected: Double) throws {
    let measured = try value(text)
    #expect(measured.seeds == 1)
    #expect(abs(measured.median - expected) < 1e-12)
  }

  @Test(arguments: [
    ("first(deep.gradient-norm, layer)", 0.001), ("last(deep.gradient-norm)", 1),
    ("min(deep.gradient-norm, layer)", 0.001), ("max(deep.gradient-norm)", 1),
    ("mean(deep.gradient-norm)", 0.27775), ("median(deep.gradient-norm)", 0.055),
    ("quantile(deep.gradient-norm, 0)", 0.001), ("quantile(deep.gradient-norm, 100 %, layer)", 1),
    ("sum(deep.gradient-norm)", 1.111), ("slope(log10(deep.gradient-norm), layer)", 1),
    ("slope(2 * max(activations.loss, activation), rate)", -222.22222222222223),
    ("argmax(deep.gradient-norm)", 4), ("argmin(deep.gradient-norm, layer)", 1),
    ("count(deep.gradient-norm < 0.05, layer)", 2), ("count(deep.gradient-norm)", 4),
    ("std(deep.loss[step=0], seed)", 0.15811388300841897),
    ("mean(activations.loss)", 6.5), ("count(isnan(broken.loss), step) * 1", 0.5),
    ("sum(max(activations.loss, rate), activation)", 46),
    ("deep.gradient-norm[layer=1] / deep.gradient-norm[layer=last]", 0.001),
    ("max(deep.gradient-norm / deep.gradient-norm)", 1),
  ])
  func functions(text: String, expected: Double) throws {
    #expect(abs(try value(text).median - expected) < 1e-12)
  }

  @Test func aValueOverSeedsIsTheirMedianWithASpread() throws {
    let measured = try value("deep.loss[step=last] : fixed3")
    #expect(measured.seeds == 5)
    #expect(measured.hasSpread)
    #expect(measured.formatted(ValueFormatter("fixed3") ?? .auto) == "0.300")
    let spread = measured.formattedSpread(ValueFormatter("fixed3") ?? .auto)
    #expect(spread == ("0.250", "0.350"))
  }

  @Test func reductionsComeBeforeTheMedianOverSeeds() throws {
    // Without an axis all axes but the seeds are reduced.
    #expect(try value("max(deep.loss)").values.map { ($0 * 10).rounded() } == [10, 11, 12, 13, 14])
    // Without another axis the seeds are.
    #expect(try value("max(deep.loss[step=0])").values == [1.4])
  }

  @Test func seedsWithNaNMakeTheMedianNaN() throws {
    #expect(try value("broken.loss[step=last]").formatted() == "NaN")
    #expect(try value("broken.loss[step=last, seed=0]").formatted() == "3")
    #expect(try value("broken.norm").formatted() == "∞")
  }

  @Test func labelsAndTextsAreValuesToo() throws {
    let best = try value("argmax(activations.loss[rate=0.1], activation)")
    #expect(best.texts == ["leaky-relu"])
    #expect(best.formatted() == "leaky-relu")
    #expect(try value("deep.ending").formatted() == "done")
    #expect(try value("deep.ending").hasSpread)
    #expect(try value("deep.ending[seed=2]").formatted() == "diverged")
  }

  @Test func readsTheFormatter() throws {
    #expect(try ValueExpression.parse(source("deep.parameters:sci2")).formatter.digits == 2)
    #expect(try ValueExpression.parse(source("deep.parameters")).formatter == .auto)
    #expect(
      try ValueExpression.parse(source("activations.loss[activation='a:b'] : int")).formatter.style
        == .int)
  }

  @Test func knowsWhatItMentions() throws {
    let text = "max(deep.loss, step) / activations.loss[rate=0.1] + deep.gradient-norm"
    let references = try ValueExpression.parse(source(text)).references
    #expect(references.experiments == ["deep", "activations"])
    #expect(references.paths.map(\.metric) == ["loss", "loss", "gradient-norm"])
    #expect(references.paths.map(\.position.column) == [5, 24, 53])
  }

  @Test func labelsMayBeUnknownBeforeTheRun() throws {
    let schema = ResultSchema([
      .init("deep", metrics: [.init("loss", axes: [Measurement.Axis("step", [])])])
    ])
    try ValueExpression.parse(source("deep.loss[step=last]")).check(against: schema)
    try ValueExpression.parse(source("deep.loss[step=17]")).check(against: schema)
    try ValueExpression.parse(source("max(deep.loss[step=3..5], step)")).check(against: schema)
    #expect(throws: Diagnostics.self) {
      try ValueExpression.parse(source("deep.loss")).check(against: schema)
    }
  }
}
