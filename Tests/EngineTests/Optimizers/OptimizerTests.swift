import Testing

@testable import Engine

/// One number θ with the loss L = c·θ, so that its gradient is c at every step.
private struct OneParameter {
  let network: TestNetwork
  let weight: Value

  init(_ update: UpdateRecipe, start: Double, gradient: Double) throws {
    network = try TestNetwork(
      [Dense(1, initializer: ConstantInitializer(start), biasInitializer: nil)], input: [1, 1],
      loss: LinearLoss(cotangent: ConstantInitializer(gradient)), update: update)
    weight = network.graph.layers[0].weights
    network.session.write([1], to: network.input)
  }

  func value(after steps: Int, rate: Double) -> Double {
    for step in 0..<steps {
      network.session.forward(step: step)
      network.session.backward()
      network.session.update(rate: rate, step: step)
    }
    return network.session.elements(of: weight)[0]
  }
}

@Suite struct OptimizerTests {
  /// Two updates with g = 2 at rate 0.1 from θ = 1, worked out by hand.
  static let twoSteps: [(optimizer: Optimizer, expected: Double)] = [
    (.sgd, 1 - 0.1 * 2 - 0.1 * 2),
    (.momentum(0.5), 1 - 0.1 * 2 - 0.1 * 3),
    (.nesterov(0.5), 1 - 0.1 * 3 - 0.1 * 3.5),
    (
      .rmsProp(decay: 0.5, epsilon: 1),
      1 - 0.2 / (2.0.squareRoot() + 1) - 0.2 / (3.0.squareRoot() + 1)
    ),
    (.adagrad(epsilon: 0.5), 1 - 0.2 / 2.5 - 0.2 / (8.0.squareRoot() + 0.5)),
    // Bias correction makes both m̂ = 2 and v̂ = 4 exactly.
    (.adam(beta1: 0.5, beta2: 0.75, epsilon: 1), 1 - 0.1 * 2 / 3 - 0.1 * 2 / 3),
    (
      .adamW(beta1: 0.5, beta2: 0.75, epsilon: 1, decay: 2),
      ((1 - 0.2) - 0.2 / 3) * 0.8 - 0.2 / 3
    ),
  ]

  @Test(arguments: twoSteps.indices)
  func twoStepsByHand(index: Int) throws {
    let (optimizer, expected) = Self.twoSteps[index]
    let one = try OneParameter(UpdateRecipe(optimizer), start: 1, gradient: 2)
    #expect(abs(one.value(after: 2, rate: 0.1) - expected) < 1e-14)
  }

  /// However small the gradient, Adam's first step has the size of the rate.
  @Test(arguments: [1e-4, 1, 1e4])
  func firstStepOfAdamIsTheRate(gradient: Double) throws {
    let one = try OneParameter(UpdateRecipe(.adam(epsilon: 1e-30)), start: 0, gradient: gradient)
    #expect(abs(one.value(after: 1, rate: 0.01) + 0.01) < 1e-15)
  }

  @Test func schedules() {
    let step = StepRate(from: 1, every: 10, factor: 0.5)
    #expect([0, 9, 10, 25].map(step.rate) == [1, 1, 0.5, 0.25])
    let cosine = CosineRate(from: 2, to: 1, steps: 100)
    #expect(cosine.rate(at: 0) == 2 && cosine.rate(at: 100) == 1 && cosine.rate(at: 1000) == 1)
    #expect(abs(cosine.rate(at: 50) - 1.5) < 1e-15)
    let warmUp = WarmUpRate(steps: 3, then: step)
    #expect([0, 1, 2, 3, 12, 13].map(warmUp.rate) == [0.25, 0.5, 0.75, 1, 1, 0.5])
  }
}
