import Engine
import Testing

@testable import Experiments

@Suite struct MeanFieldTests {
  private func theory(_ activation: String) throws -> MeanField {
    try #require(MeanField(activation: activation))
  }

  /// E[φ′²] = ½ whatever q is, so that χ₁ = σ_w²/2: one at He's σ_w² = 2.
  @Test(arguments: [0.5, 1, 2.0.squareRoot(), 3])
  func reluHalvesTheSquare(weightDeviation: Double) throws {
    let chi = try theory("relu")
      .gradientFactor(weightDeviation: weightDeviation, biasDeviation: 0)
    #expect(abs(chi - weightDeviation * weightDeviation / 2) < 1e-6)
  }

  @Test func linearLayersMultiplyByTheVarianceOfTheirWeights() throws {
    let theory = try theory("identity")
    #expect(abs(theory.gradientFactor(weightDeviation: 0.9, biasDeviation: 0.3) - 0.81) < 1e-9)
    // q = σ_w²·q + σ_b²
    let q = theory.variance(weightDeviation: 0.9, biasDeviation: 0.3)
    #expect(abs(q - 0.09 / 0.19) < 1e-6)
  }

  /// With no bias tanh is critical at σ_w = 1, where q* = 0.
  @Test func tanhTurnsFromOrderToChaosAtOne() throws {
    let theory = try theory("tanh")
    let ordered = theory.gradientFactor(weightDeviation: 0.8, biasDeviation: 0)
    #expect(abs(ordered - 0.64) < 1e-6)
    #expect(theory.gradientFactor(weightDeviation: 1.5, biasDeviation: 0) > 1)
    #expect(theory.gradientFactor(weightDeviation: 1.5, biasDeviation: 1) < 1)
  }

  @Test func fixedPointsAreFixed() throws {
    let q = try theory("tanh").variance(weightDeviation: 2, biasDeviation: 0.5)
    let tanhSquare = (q - 0.25) / 4
    // By another rule: Simpson's on a finer grid.
    let (step, count) = (0.002, 8000)
    let sum = (0...count).reduce(0.0) { sum, i in
      let x = -8 + step * Double(i)
      let y = PortableMath.tanh(q.squareRoot() * x)
      let weight = i == 0 || i == count ? 1.0 : i % 2 == 1 ? 4 : 2
      return sum + weight * y * y * PortableMath.exp(-x * x / 2)
    }
    #expect(abs(sum * step / 3 / (2 * Double.pi).squareRoot() - tanhSquare) < 1e-9)
  }

  @Test func expressionsKnowTheory() throws {
    #expect(abs(try value("chi(relu, sqrt(2), 0)").median - 1) < 1e-6)
    #expect(try value("variance(tanh, 0.5, 0)").median < 1e-6)
  }

  @Test func wrongArgumentsAreExplained() {
    for (text, part) in [
      ("chi(tanhh, 1, 0)", "expected an activation"), ("chi(tanh, 1)", "is called as chi"),
      ("chi(2, 1, 0)", "expected an activation"),
    ] {
      #expect(throws: Diagnostics.self) {
        do { _ = try value(text) } catch let error as Diagnostics {
          #expect(error.all[0].message.contains(part))
          throw error
        }
      }
    }
  }

  @Test func formulasOfFiguresKnowTheory() throws {
    func formula(_ text: String) throws -> CurveFormula {
      try CurveFormula(DirectiveSource(text: text, file: "c.md", line: 1, column: 1))
    }
    let chi = try formula("64 * chi(tanh, scaled, 0) ^ 2")
    #expect(chi.check(variables: ["scaled"]).isEmpty)
    #expect(abs(chi(["scaled": 0.5]) - 64 / 16) < 1e-6)
    #expect(try formula("chi(tanhh, scaled, 0)").check(variables: ["scaled"]).count == 1)
    #expect(try formula("chi(tanh, scaled)").check(variables: ["scaled"]).count == 1)
    #expect(try formula("chi(tanh, scale, 0)").check(variables: ["scaled"]).count == 1)
  }
}
