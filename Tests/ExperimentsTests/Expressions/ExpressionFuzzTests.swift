import Testing

@testable import Experiments

/// Random edits of right expressions give a value or errors that point into the text, and what
/// passes the check can be evaluated.
@Suite struct ExpressionFuzzTests {
  private static let valid = [
    "deep.gradient-norm[layer=1] / deep.gradient-norm[layer=last] : sci2",
    "slope(log10(deep.gradient-norm), layer)", "quantile(deep.loss[step=20], 0.9, seed) * 2 %",
    "max(activations.loss[activation='leaky-relu', rate=0.1], 3) ^ -2",
    "argmax(activations.loss[rate=last], activation)",
    "not deep.loss[step=0] < 1e-6 * deep.loss[step=last] or finite(broken.norm)",
    "deep.loss[step=last] ≈ 0.3 ± 2 % and 1 < 2 ≤ 3 for 4 of 5 seeds",
    "count(deep.loss[step=0..10] < 1, step) = 2 for the median", "deep.ending = 'done' or 1 = 1",
  ]

  private static let pieces =
    [
      "deep", "deep.loss", "activations.loss", "broken.loss", "single.loss", "deep.ending",
      "deep.gradient-norm", ".", "[", "]", "(", ")", ",", "=", "<", "≤", "≈", "±", "+-", "..", ":",
      "%", "^", "+", " - ", "-", "*", "/", " and ", " or ", "not ", " for ", " of ", "seeds", "'",
      "\"", "#", "\n", "\t", "layer", "step", "seed", "first", "last", "mean", "0", "1", "0.5",
      "1e-4", "1e999", "nan", "inf", "pi", ":sci2", ":int", "神", "e\u{301}", "🇩🇪", "\u{0}", "!",
      "&&",
      "[step=0]", "[layer=1]", "[seed=mean]", "[step=1..9]",
    ] + ExpressionFunction.all.map { "\($0.name)(" }

  private static func check(_ text: String) {
    let source = source(text)
    let results = SampleResults.all
    do throws(Diagnostics) {
      let value = try ValueExpression.parse(source)
      try value.check(against: results.schema)
      let measured = try value.evaluate(in: results)
      #expect(!measured.formatted(value.formatter).isEmpty || measured.texts != nil)
    } catch {
      #expect(isInside(error, source), "\(text.debugDescription)\n\(short(error))")
    }
    do throws(Diagnostics) {
      let claims = try Claim.parseAll(source)
      for claim in claims { try claim.check(against: results.schema) }
      for claim in claims {
        let result = try claim.evaluate(in: results)
        #expect(result.seeds >= 1 && (result.failure() == nil) == result.holds)
      }
    } catch {
      #expect(isInside(error, source), "\(text.debugDescription)\n\(short(error))")
    }
  }

  /// Whatever passes the check evaluates, and what fails it fails with the same errors.
  private static func compareCheckAndEvaluation(_ text: String) {
    func errors(_ run: (ValueExpression) throws(Diagnostics) -> Void) -> [String] {
      do throws(Diagnostics) {
        try run(try ValueExpression.parse(source(text)))
        return []
      } catch {
        return short(error)
      }
    }
    let before = errors { value throws(Diagnostics) in
      try value.check(against: SampleResults.all.schema)
    }
    let after = errors { value throws(Diagnostics) in
      _ = try value.evaluate(in: SampleResults.all)
    }
    #expect(before == after, "\(text.debugDescription)")
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func mutatedExpressions(seed: UInt64) {
    var mutation = Mutation(generator: SeededGenerator(state: seed), pieces: Self.pieces)
    for _ in 0..<40 {
      for text in Self.valid {
        let mutated = mutation.mutate(text)
        Self.check(mutated)
        Self.compareCheckAndEvaluation(mutated)
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func saladExpressions(seed: UInt64) {
    var mutation = Mutation(generator: SeededGenerator(state: seed), pieces: Self.pieces)
    for _ in 0..<200 { Self.check(mutation.salad(1...15)) }
  }

  @Test func theExpressionsThemselvesAreRight() throws {
    for text in Self.valid {
      let isValue =
        (try? ValueExpression.parse(source(text)).check(against: SampleResults.all.schema)) != nil
      let isClaim = (try? Claim.parse(source(text)).check(against: SampleResults.all.schema)) != nil
      #expect(isValue != isClaim, "\(text)")
    }
  }

  @Test(arguments: [
    "(", "-", "+", "not ", "2^", "max(", "a.b[", "a.b[c=", "'", "1 <", "1 and ", "神",
  ])
  func longRepetitions(piece: String) {
    for count in [50, 1000, 100_000] { Self.check(String(repeating: piece, count: count)) }
  }
}
