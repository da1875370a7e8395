import Testing

@testable import Engine

@Suite struct BoltzmannMachineTests {
  static func machine(
    _ visible: VisibleUnits, visibleCount: Int, hiddenCount: Int, deviation: Double = 1
  ) -> BoltzmannMachine {
    var stream = RandomStream(seed: 5, name: "machine")
    func numbers(_ count: Int) -> [Double] { (0..<count).map { _ in deviation * stream.normal() } }
    return BoltzmannMachine(
      visible: visible, weights: numbers(visibleCount * hiddenCount),
      visibleBias: numbers(visibleCount), hiddenBias: numbers(hiddenCount))
  }

  /// All states of binary units.
  static func states(_ count: Int) -> [[Double]] {
    (0..<1 << count).map { state in (0..<count).map { Double(state >> $0 & 1) } }
  }

  @Test(arguments: VisibleUnits.allCases)
  func freeEnergySumsOverHiddenStates(visible: VisibleUnits) {
    let machine = Self.machine(visible, visibleCount: 3, hiddenCount: 4)
    for v in [[1, 0, 1], [0, 0, 0], [0.3, -2, 1.5]] {
      let sum = Self.states(4).reduce(0) { $0 + Double.exp(-machine.energy(v, $1)) }
      #expect(abs(machine.freeEnergy(v) + Double.log(sum)) < 1e-12)
    }
  }

  @Test(arguments: [(3, 5), (5, 3)])
  func partitionSumsOverVisibleStates(visibleCount: Int, hiddenCount: Int) {
    let machine = Self.machine(
      .bernoulli, visibleCount: visibleCount, hiddenCount: hiddenCount)
    let states = Self.states(visibleCount)
    let sum = states.reduce(0) { $0 + Double.exp(-machine.freeEnergy($1)) }
    #expect(abs(machine.logPartition - Double.log(sum)) < 1e-12)
    let total = states.reduce(0) { $0 + Double.exp(machine.logLikelihood(of: [$1])) }
    #expect(abs(total - 1) < 1e-12)
  }

  @Test func partitionIntegratesOverGaussianUnits() {
    let machine = Self.machine(.gaussian, visibleCount: 1, hiddenCount: 3)
    let step = 0.01
    let integral = stride(from: -20.0, through: 20, by: step).reduce(0) {
      $0 + step * Double.exp(-machine.freeEnergy([$1]))
    }
    #expect(abs(machine.logPartition - Double.log(integral)) < 1e-10)
  }

  @Test(arguments: [
    (VisibleUnits.bernoulli, 3, 5), (.bernoulli, 5, 3), (.gaussian, 3, 4),
  ])
  func gradientIsThatOfTheLogLikelihood(visible: VisibleUnits, visibleCount: Int, hiddenCount: Int)
  {
    let machine = Self.machine(visible, visibleCount: visibleCount, hiddenCount: hiddenCount)
    let samples = Array(Self.states(visibleCount).prefix(4))
    let gradient = machine.logLikelihoodGradient(of: samples)
    func check(_ path: WritableKeyPath<BoltzmannMachine, [Double]>, _ expected: [Double]) {
      for i in expected.indices {
        func likelihood(_ offset: Double) -> Double {
          var moved = machine
          moved[keyPath: path][i] += offset
          return moved.logLikelihood(of: samples)
        }
        let numeric = (likelihood(1e-5) - likelihood(-1e-5)) / 2e-5
        #expect(abs(numeric - expected[i]) < 1e-8)
      }
    }
    check(\.weights, gradient.weights)
    check(\.visibleBias, gradient.visibleBias)
    check(\.hiddenBias, gradient.hiddenBias)
  }

  @Test func exactAscentRaisesTheLogLikelihood() {
    var machine = Self.machine(.bernoulli, visibleCount: 4, hiddenCount: 3, deviation: 0.1)
    let samples: [[Double]] = [[1, 1, 0, 0], [0, 0, 1, 1], [1, 1, 0, 0]]
    var last = machine.logLikelihood(of: samples)
    let start = last
    for _ in 0..<300 {
      let gradient = machine.logLikelihoodGradient(of: samples)
      for i in machine.weights.indices { machine.weights[i] += 0.2 * gradient.weights[i] }
      for i in machine.visibleBias.indices {
        machine.visibleBias[i] += 0.2 * gradient.visibleBias[i]
      }
      for i in machine.hiddenBias.indices { machine.hiddenBias[i] += 0.2 * gradient.hiddenBias[i] }
      let likelihood = machine.logLikelihood(of: samples)
      #expect(likelihood > last)
      last = likelihood
    }
    // The entropy of the samples bounds it: 2/3 ln 2/3 + 1/3 ln 1/3 = −0.6365.
    #expect(last > start + 1 && last < -0.6365)
  }

  @Test func gibbsSamplesHaveTheMachinesMeans() {
    let machine = Self.machine(.bernoulli, visibleCount: 4, hiddenCount: 3, deviation: 0.7)
    var stream = RandomStream(seed: 3, name: "gibbs")
    let samples = machine.gibbsSamples(20_000, from: [0, 0, 0, 0], burnIn: 100, stream: &stream)
    // Data minus model is 0 if the samples come from the model.
    let gradient = machine.logLikelihoodGradient(of: samples)
    for difference in gradient.visibleBias + gradient.hiddenBias + gradient.weights {
      #expect(abs(difference) < 0.02)
    }
  }

  /// The exact gradient of a tiny machine against differences of its exact likelihood.
  @Test(arguments: [VisibleUnits.bernoulli, .gaussian])
  func exactGradientAgreesWithDifferences(visible: VisibleUnits) {
    var stream = RandomStream(seed: 3, name: "machine")
    let machine = BoltzmannMachine(
      visible: visible, weights: (0..<12).map { _ in 0.5 * stream.normal() },
      visibleBias: (0..<4).map { _ in 0.3 * stream.normal() },
      hiddenBias: (0..<3).map { _ in 0.3 * stream.normal() })
    let samples = (0..<5).map { _ in
      (0..<4).map { _ in visible == .gaussian ? stream.normal() : Double(stream.below(2)) }
    }
    let gradient = machine.logLikelihoodGradient(of: samples)
    func difference(_ change: (inout BoltzmannMachine, Double) -> Void) -> Double {
      func likelihood(_ step: Double) -> Double {
        var moved = machine
        change(&moved, step * 1e-3)
        return moved.logLikelihood(of: samples)
      }
      return (8 * (likelihood(1) - likelihood(-1)) - (likelihood(2) - likelihood(-2))) / 12e-3
    }
    for i in 0..<12 {
      #expect(abs(difference { $0.weights[i] += $1 } - gradient.weights[i]) < 1e-9)
    }
    for i in 0..<4 {
      #expect(abs(difference { $0.visibleBias[i] += $1 } - gradient.visibleBias[i]) < 1e-9)
    }
    for j in 0..<3 {
      #expect(abs(difference { $0.hiddenBias[j] += $1 } - gradient.hiddenBias[j]) < 1e-9)
    }
  }
}
