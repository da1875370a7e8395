/// How the layers of a network learn one after the other, without targets, before all learn
/// together.
///
/// Each layer h = σ(v·W + c) learns to model its input v with the same weights the other way. Then
/// its mean activities are the input of the next layer.
///
/// Sources: Hinton, Osindero and Teh, "A fast learning algorithm for deep belief nets", 2006;
/// Bengio, Lamblin, Popovici and Larochelle, "Greedy layer-wise training of deep networks", 2007.
public struct Pretraining: Sendable {
  public enum Method: Hashable, Sendable {
    /// A restricted Boltzmann machine, whose own distribution is sampled by Gibbs chains of so many
    /// steps. They start at the data (Hinton 2002) or, if persistent, where the last ones ended
    /// (Tieleman 2008).
    case boltzmann(steps: Int, isPersistent: Bool)
    /// A decoder with the transposed weights that repeats the input; in training each input is set
    /// to 0 with probability `noise` (Vincent et al. 2008).
    case autoencoder(noise: Double)
  }

  public var method: Method
  public var epochs: Int
  public var rate: Double
  public var momentum: Double
  public var batch: Int
  /// Of the first layer; those of the others are probabilities.
  public var visible: VisibleUnits
  /// Of the weights; biases start at 0.
  public var initializer: any Initializer
  /// Whether what a layer learned is put in a random order in the end, weights and biases each for
  /// themselves. Their sizes stay and what they stand for is lost: a control that tells whether it
  /// is the one or the other that helps.
  public var isScrambled: Bool

  public init(
    _ method: Method, epochs: Int, rate: Double, momentum: Double = 0, batch: Int,
    visible: VisibleUnits = .bernoulli,
    initializer: any Initializer = NormalInitializer(deviation: 0.05), isScrambled: Bool = false
  ) {
    self.method = method
    self.epochs = epochs
    self.rate = rate
    self.momentum = momentum
    self.batch = batch
    self.visible = visible
    self.initializer = initializer
    self.isScrambled = isScrambled
  }

  /// Learns a stack of layers from samples alone.
  ///
  /// - Parameters:
  ///   - units: How many each layer has.
  ///   - samples: In row-major order, all of one width.
  ///   - width: Of a sample.
  ///   - precision: What is computed in.
  ///   - subnormals: What becomes of results below the smallest normal `Float`.
  ///   - seed: Decides all random numbers: the first weights, the order of samples, the chains.
  ///   - check: Called before each step; throws to stop.
  ///   - observe: Called after each epoch with the layer's number, from 0, and what it has learned so
  ///     far; nil costs nothing.
  /// - Returns: What each layer learned, the first one at the samples.
  /// - Throws: What `check` throws.
  /// - Precondition: The samples fill at least one batch.
  public func layers(
    units: [Int], samples: [Double], width: Int, precision: Precision,
    subnormals: Subnormals = .flush, seed: UInt64, check: () throws -> Void,
    observe: Observer? = nil
  ) rethrows -> [PretrainedLayer] {
    switch precision {
    case .float:
      try learn(
        Float.samples(samples, subnormals), width: width, units: units, subnormals, seed: seed,
        check: check, observe: observe)
    case .double:
      try learn(
        samples, width: width, units: units, subnormals, seed: seed, check: check,
        observe: observe)
    }
  }

  /// Looks at a layer between two epochs.
  public typealias Observer = (_ layer: Int, _ machine: BoltzmannMachine) -> Void

  @specialized(where S == Float)
  @specialized(where S == Double)
  private func learn<S: Scalar>(
    _ samples: [S], width: Int, units: [Int], _ subnormals: Subnormals, seed: UInt64,
    check: () throws -> Void, observe: Observer?
  ) rethrows -> [PretrainedLayer] {
    precondition(width > 0 && samples.count >= batch * width, "the samples fill a batch")
    var samples = samples
    var width = width
    var layers: [PretrainedLayer] = []
    for (i, count) in units.enumerated() {
      let layer = TiedLayer<S>(
        visible: i == 0 ? visible : .bernoulli, visibleCount: width, hiddenCount: count,
        batch: batch, subnormals: subnormals)
      let name = "pretrain\(i + 1)"
      layer.initialize(initializer, seed: seed, name: name)
      let errors = try learn(layer, samples, seed: seed, name: name, check: check) {
        observe?(i, layer.machine)
      }
      layers.append(PretrainedLayer(machine: layer.machine, errors: errors))
      if i < units.count - 1 { samples = layer.activities(of: samples) }
      width = count
    }
    guard isScrambled else { return layers }
    return layers.enumerated().map { i, layer in
      var stream = RandomStream(seed: seed, name: "pretrain\(i + 1).scramble")
      return layer.scrambled(by: &stream)
    }
  }

  /// Trains one layer and returns its reconstruction error in each epoch.
  private func learn<S: Scalar>(
    _ layer: TiedLayer<S>, _ samples: [S], seed: UInt64, name: String, check: () throws -> Void,
    afterEpoch: () -> Void
  ) rethrows -> [Double] {
    let stepsPerEpoch = samples.count / layer.visibleCount / batch
    var order = Array(0..<samples.count / layer.visibleCount)
    let shuffles = RandomStream(seed: seed, name: "\(name).order")
    let units = RandomStream(seed: seed, name: "\(name).units")
    var errors: [Double] = []
    errors.reserveCapacity(epochs)
    for epoch in 0..<epochs {
      var shuffle = shuffles.at(step: UInt64(epoch))
      shuffle.shuffle(&order)
      var error = 0.0
      for step in 0..<stepsPerEpoch {
        try check()
        var stream = units.at(step: UInt64(epoch * stepsPerEpoch + step))
        let rows = order[step * batch..<(step + 1) * batch]
        error += layer.step(method, rows, of: samples, rate, momentum, &stream)
      }
      errors.append(error / Double(stepsPerEpoch))
      afterEpoch()
    }
    return errors
  }
}
