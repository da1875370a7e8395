import AllocationCounter
import Testing

@testable import Engine

@Suite struct PretrainingTests {
  /// Patterns with some of their bits flipped.
  private func patterns(_ count: Int, width: Int) -> [Double] {
    var stream = RandomStream(seed: 2, name: "patterns")
    let prototypes = (0..<3).map { _ in (0..<width).map { _ in stream.bernoulli(0.5) } }
    return (0..<count).flatMap { sample in
      prototypes[sample % 3].map { bit in bit != stream.bernoulli(0.1) ? 1.0 : 0 }
    }
  }

  private func machine(
    _ pretraining: Pretraining, _ samples: [Double], width: Int, hidden: Int, seed: UInt64 = 1
  ) -> BoltzmannMachine {
    pretraining.layers(
      units: [hidden], samples: samples, width: width, precision: .double, seed: seed,
      check: {})[0].machine
  }

  private func allParameters(_ machine: BoltzmannMachine) -> [Double] {
    machine.weights + machine.visibleBias + machine.hiddenBias
  }

  @Test func scramblingKeepsTheNumbersAndLosesTheirPlaces() {
    let samples = patterns(60, width: 12)
    var pretraining = Pretraining(
      .boltzmann(steps: 1, isPersistent: false), epochs: 3, rate: 0.1, batch: 20)
    let learned = machine(pretraining, samples, width: 12, hidden: 8)
    pretraining.isScrambled = true
    let scrambled = machine(pretraining, samples, width: 12, hidden: 8)
    #expect(scrambled.weights != learned.weights)
    #expect(scrambled.weights.sorted() == learned.weights.sorted())
    #expect(scrambled.hiddenBias.sorted() == learned.hiddenBias.sorted())
  }

  /// A long chain forgets where it started, so the step is that of the exact gradient; but for the
  /// bias of a reconstruction by means, which only a chain that goes on replaces by samples.
  @Test(arguments: [true, false])
  func longChainsGiveTheExactGradient(isPersistent: Bool) {
    let (width, hidden, count) = (5, 4, 8000)
    let samples = patterns(count, width: width)
    var pretraining = Pretraining(
      .boltzmann(steps: 30, isPersistent: isPersistent), epochs: 0, rate: 1, batch: count,
      initializer: NormalInitializer(deviation: 0.7))
    let start = machine(pretraining, samples, width: width, hidden: hidden)
    pretraining.epochs = 1
    let end = machine(pretraining, samples, width: width, hidden: hidden)
    let gradient = start.logLikelihoodGradient(
      of: (0..<count).map { Array(samples[$0 * width..<($0 + 1) * width]) })
    let expected = gradient.weights + gradient.visibleBias + gradient.hiddenBias
    let change = zip(allParameters(end), allParameters(start)).map { $0 - $1 }
    #expect((expected.map(abs).max() ?? 0) > 0.1)
    let errors = zip(change, expected).map { abs($0 - $1) }
    #expect((errors.max() ?? .nan) < (isPersistent ? 0.03 : 0.1))
    func product(_ x: [Double], _ y: [Double]) -> Double {
      zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let lengths = (product(change, change) * product(expected, expected)).squareRoot()
    #expect(product(change, expected) / lengths > (isPersistent ? 0.99 : 0.9))
  }

  /// The step of an autoencoder is down the gradient of what it minimises.
  @Test(arguments: VisibleUnits.allCases)
  func autoencodersDescendTheirLoss(visible: VisibleUnits) {
    let (width, hidden, count) = (5, 3, 6)
    let samples = patterns(count, width: width)
    var pretraining = Pretraining(
      .autoencoder(noise: 0), epochs: 0, rate: 1, batch: count, visible: visible,
      initializer: NormalInitializer(deviation: 0.7))
    let start = machine(pretraining, samples, width: width, hidden: hidden)
    pretraining.epochs = 1
    let end = machine(pretraining, samples, width: width, hidden: hidden)
    func loss(_ machine: BoltzmannMachine) -> Double {
      (0..<count).reduce(0) { sum, sample in
        let v = Array(samples[sample * width..<(sample + 1) * width])
        let inputs = machine.visibleInputs(machine.hiddenMeans(v))
        return zip(v, inputs).reduce(sum) { sum, pair in
          let (v, z) = pair
          return sum
            + (visible == .gaussian
              ? (v - z) * (v - z) / 2 : BoltzmannMachine.softplus(z) - v * z)
        }
      } / Double(count)
    }
    func check(_ path: WritableKeyPath<BoltzmannMachine, [Double]>) {
      for i in start[keyPath: path].indices {
        func moved(_ offset: Double) -> Double {
          var machine = start
          machine[keyPath: path][i] += offset
          return loss(machine)
        }
        let numeric = (moved(1e-5) - moved(-1e-5)) / 2e-5
        #expect(abs(end[keyPath: path][i] - start[keyPath: path][i] + numeric) < 1e-8)
      }
    }
    check(\.weights)
    check(\.visibleBias)
    check(\.hiddenBias)
  }

  /// With a gradient that hardly changes, two steps go 1 and 1 + μ times as far as one.
  @Test func momentumKeepsAShareOfTheLastChange() {
    let samples = patterns(6, width: 5)
    func change(epochs: Int) -> [Double] {
      var pretraining = Pretraining(
        .autoencoder(noise: 0), epochs: 0, rate: 1e-7, momentum: 0.5, batch: 6)
      let start = machine(pretraining, samples, width: 5, hidden: 3)
      pretraining.epochs = epochs
      let end = machine(pretraining, samples, width: 5, hidden: 3)
      return zip(allParameters(end), allParameters(start)).map { $0 - $1 }
    }
    for (one, two) in zip(change(epochs: 1), change(epochs: 2)) {
      #expect(abs(two / one - 2.5) < 1e-4)
    }
  }

  @Test(arguments: [
    Pretraining.Method.boltzmann(steps: 1, isPersistent: false),
    .boltzmann(steps: 2, isPersistent: true), .autoencoder(noise: 0.2),
  ])
  func layersLearnReproducibly(method: Pretraining.Method) {
    let samples = patterns(300, width: 12)
    let pretraining = Pretraining(method, epochs: 20, rate: 0.3, momentum: 0.5, batch: 50)
    func layers(_ precision: Precision, seed: UInt64 = 1) -> [PretrainedLayer] {
      pretraining.layers(
        units: [8, 6], samples: samples, width: 12, precision: precision, seed: seed,
        check: {})
    }
    let learned = layers(.double)
    for layer in learned { #expect(layer.errors[19] < layer.errors[0]) }
    #expect(learned[0].errors[19] < 0.18)
    for precision in [Precision.float, .double] {
      let (first, second) = (layers(precision), layers(precision))
      #expect(first.map(\.machine) == second.map(\.machine))
      #expect(first.map(\.errors) == second.map(\.errors))
      #expect(first.map(\.machine) != layers(precision, seed: 2).map(\.machine))
    }
    // Both precisions draw the same numbers.
    #expect(abs(layers(.float)[0].errors[0] / learned[0].errors[0] - 1) < 1e-2)
  }

  @Test(arguments: [
    Pretraining.Method.boltzmann(steps: 3, isPersistent: false),
    .boltzmann(steps: 1, isPersistent: true), .autoencoder(noise: 0.2),
  ])
  func aStepAllocatesNothing(method: Pretraining.Method) {
    let samples = patterns(20, width: 12).map { Float($0) }
    let layer = TiedLayer<Float>(
      visible: .bernoulli, visibleCount: 12, hiddenCount: 7, batch: 10, subnormals: .flush)
    let rows = Array(0..<20)
    var stream = RandomStream(seed: 1, name: "units")
    func train(_ steps: Int) {
      for step in 0..<steps {
        let first = step % 2 * 10
        let error = layer.step(method, rows[first..<first + 10], of: samples, 0.1, 0.5, &stream)
        precondition(error.isFinite)
      }
    }
    train(3)
    let before = allocation_count()
    train(50)
    #expect(allocation_count() == before)
  }
}
