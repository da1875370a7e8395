import Testing

@testable import Experiments

@Suite struct ClaimTests {
  @Test func manyClaimsInOneBlockAreRefused() {
    let body = String(repeating: "deep.loss[step=0] < 9\n", count: 3_000)
    let error = #expect(throws: Diagnostics.self) { try Claim.parseAll(source(body)) }
    #expect(
      error?.all.map(\.message) == ["a directive's body is limited to 64 kB, this one has 64 kB"])
  }

  @Test(arguments: [
    ("1 < 2", true), ("2 < 1", false), ("1 <= 1", true), ("1 ≤ 0", false), ("2 > 1", true),
    ("1 >= 2", false), ("1 ≥ 1", true), ("1 = 1", true), ("1 == 2", false), ("1 != 2", true),
    ("1 ≠ 1", false), ("1 ≈ 1.01 ± 2 %", true), ("1 ~= 1.05 ± 2 %", false),
    ("1 ≈ 1.05 ± 0.1", true), ("1 ≈ 1.05 +- 0.01", false), ("1 ≈ 2 +/- 50%", true),
    ("1 < 2 < 3", true), ("1 < 3 < 2", false), ("1 < 2 and 2 < 1", false),
    ("1 < 2 or 2 < 1", true), ("not 2 < 1", true), ("not not 2 < 1", false),
    ("1 < 2 or 1 < 2 and 2 < 1", true), ("(1 < 2 or 1 < 2) and 2 < 1", false),
    ("inf = inf", true), ("inf ≈ 1 ± 2 %", false), ("1 ≈ inf ± 2 %", false),
    ("inf ≈ inf ± 1 %", true), ("0 ≈ 0 ± 0 %", true),
    ("all(deep.gradient-norm <= 1, layer)", true), ("any(deep.gradient-norm > 1)", false),
    ("finite(broken.norm)", false), ("isnan(broken.zero / broken.zero)", true),
    ("argmax(activations.loss[rate=0.1], activation) = leaky-relu", true),
    ("relu = argmax(activations.loss[rate=0.1], activation)", false),
    ("argmin(activations.loss[rate=0.1]) ≠ 'relu'", true),
    ("deep.ending[seed=2] = diverged", true), ("deep.ending[seed=2] = 'something else'", false),
    ("deep.ending[seed=1] = deep.ending[seed=3]", true),
    ("deep.ending[seed=1] ≠ deep.ending[seed=2]", true),
  ])
  func decides(text: String, holds: Bool) throws {
    let result = try claim(text)
    #expect(result.holds == holds)
    #expect((result.failure() == nil) == holds)
  }

  @Test(arguments: ["<", "≤", ">", "≥", "=", "≠"])
  func comparisonsWithNaNAreFalse(comparison: String) throws {
    for text in ["nan \(comparison) 1", "1 \(comparison) nan", "nan \(comparison) nan"] {
      let result = try claim(text)
      #expect(!result.holds)
      #expect(
        result.failure()?.notes.contains("a side is NaN, and comparisons with NaN are false")
          == true)
    }
    #expect(try !claim("nan ≈ 1 ± 10 %").holds)
  }

  @Test func isHeldAgainstEachSeed() throws {
    // 0.25, 0.275, 0.3, 0.325, 0.35
    let result = try claim("deep.loss[step=last] < 0.33")
    #expect(!result.holds)
    #expect((result.seedsHolding, result.seeds) == (4, 5))
    #expect(try claim("deep.loss[step=last] < 0.33 for 4 of 5 seeds").holds)
    #expect(try !claim("deep.loss[step=last] < 0.3 for 4 of 5 seeds").holds)
    #expect(try claim("deep.loss[step=last] < 0.31 for the median").holds)
    #expect(try claim("deep.loss[step=last] < 0.36 for every seed").holds)
    #expect(try claim("deep.loss[step=last] < deep.loss[step=first]").seedsHolding == 5)
    #expect(try !claim("deep.ending = done").holds)
    #expect(try claim("deep.ending = done for the median").holds)
    #expect(try claim("deep.ending = done for 4 of 5 seeds").holds)
  }

  @Test func showsBothSides() throws {
    let result = try claim("deep.loss[step=last]   ≈ 0.3\n  ± 2 %")
    #expect(result.text == "deep.loss[step=last] ≈ 0.3 ± 2 %")
    let part = try #require(result.parts.first)
    #expect(part.left.text == "deep.loss[step=last]")
    #expect(part.left.value.formatted() == "0.3")
    #expect(!part.left.isConstant && part.right.isConstant)
    #expect(part.toleranceText == "2 %")
    #expect(part.tolerance?.formatted() == "0.006")
    #expect((part.seedsHolding, part.seeds) == (1, 5))
    #expect(abs((part.margin ?? 0) + 0.044) < 1e-12)
    let failure = try #require(result.failure())
    #expect(failure.message == "this claim does not hold: it does for 1 of 5 seeds")
    #expect(
      failure.notes == [
        "deep.loss[step=last] = 0.3 (0.25 to 0.35 over 5 seeds)", "± 2 % = ± 0.006",
      ])
    #expect("\(failure.position)" == "chapters/x.md:10:1")
  }

  @Test func marginsArePositiveWhereAClaimHolds() throws {
    #expect(try claim("1 < 3").parts[0].margin == 2)
    #expect(try claim("1 > 3").parts[0].margin == -2)
    #expect(try claim("1 = 3").parts[0].margin == nil)
    #expect(try claim("inf < inf").parts[0].margin == 0)
    #expect(try claim("nan < 1").parts[0].margin?.isNaN == true)
    #expect(try claim("1 < 2 < 4").parts.map(\.margin) == [1, 2])
    #expect(try claim("deep.ending[seed=0] = done").parts[0].margin == nil)
  }

  @Test func countsSeedsWithNaN() throws {
    let result = try claim("broken.loss[step=last] < 5")
    #expect(result.parts[0].seedsWithNaN == 1)
    #expect(
      result.failure()?.notes.last
        == "a side is NaN for 1 of 2 seeds, and comparisons with NaN are false")
  }

  @Test func readsSeveralClaimsOfOneBody() throws {
    let claims = try Claim.parseAll(
      source(
        """
        # one a line
        deep.loss[step=0] > 0.9
          and deep.loss[step=0] < 2   # continued
        deep.loss[step=20] < 1

        deep.loss[step=10] < 1
        for the median
        """))
    #expect(
      claims.map(\.text) == [
        "deep.loss[step=0] > 0.9 and deep.loss[step=0] < 2", "deep.loss[step=20] < 1",
        "deep.loss[step=10] < 1 for the median",
      ])
    #expect(claims.map(\.position.line) == [11, 13, 15])
    #expect(claims[0].references.paths.map(\.position.line) == [11, 12])
    #expect(claims[0].references.paths.map(\.position.column) == [1, 7])
  }

  @Test(arguments: [
    ("deep.parameters", ["10:1+15 a claim is a comparison, found a number"]),
    ("deep.loss < 1", ["10:1+9 this still has the axis 'step' (0, 10, 20)"]),
    ("1 ≈ 2", ["10:3+1 '≈' needs a tolerance, for example ≈ 0.69 ± 2 %"]),
    ("1 < 2 ± 3 %", ["10:9+3 a tolerance belongs to '≈', not to '<'"]),
    ("1 ≈ 2 ± -1", ["10:9+2 a tolerance is not negative"]),
    ("1 < 2 for 6 of 5 seeds", ["10:11+6 expected at least 1 of at least as many seeds"]),
    (
      "1 < 2 for some",
      ["10:11+4 expected 'every seed', '4 of 5 seeds' or 'the median', found 'some'"]
    ),
    ("1 < 2 for the mean", ["10:15+4 expected 'median', found 'mean'"]),
    (
      "deep.loss[step=0] < 2 for 2 of 3 seeds",
      ["10:23+16 the claim counts 3 seeds, the experiment has 5"]
    ),
    (
      "deep.parameters < 2 for 2 of 3 seeds",
      ["10:21+16 the claim counts 3 seeds, the experiment has 1"]
    ),
    ("1 < 2 &&  2 < 3", ["10:7+2 '&&' has no meaning here | and"]),
    (
      "1 < 2, 3",
      ["10:6+1 expected an operator, 'for 4 of 5 seeds' or the end of the claim, found ','"]
    ),
    (
      "argmax(activations.loss[rate=0.1], activation) = rleu",
      ["10:50+4 'rleu' is none of the labels compared with it | relu"]
    ),
    ("deep.ending < done", ["10:15+4 texts are compared with '=' or '≠', not with '<'"]),
    ("deep.ending = 3", ["10:15+1 a text cannot be compared with a number"]),
    ("deep.parameters = relu", ["10:19+4 'relu' is not a value"]),
    ("(1 < 2) < 3", ["10:11+1 a comparison cannot be compared with a number"]),
    (
      "depe.loss < 1\n1 < 2 <\ndeep.lsos > 2",
      ["11:8+1 expected a value such as deep-sigmoid.loss or 0.1, but the text ends here"]
    ),
    ("", ["10:1+1 a claim needs a comparison, as in a < b"]),
  ])
  func errors(text: String, messages: [String]) {
    #expect(short(claimErrors(text)) == messages)
  }
}
