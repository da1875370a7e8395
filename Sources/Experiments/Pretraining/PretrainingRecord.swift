import Engine

/// What pre-training may record beside its errors.
public enum PretrainingRecord: String, CaseIterable, Hashable, Sendable {
  /// Mean free energy of a layer's inputs after each epoch; Boltzmann machines only.
  case freeEnergy = "free-energy"
  /// Mean ln p(v) of a layer's inputs after each epoch, exact; small Boltzmann machines only.
  case logLikelihood = "log-likelihood"
  /// What the stack dreams: a Gibbs chain at the top, taken down to the inputs.
  case samples
  /// Samples of the data, and what is left of them on the way up and down again.
  case reconstructions

  var metricName: String { "pretraining-\(rawValue)" }

  /// Samples that are looked at: free energies and likelihoods are their means.
  static let sampleCount = 200
  /// Pictures that are recorded.
  static let pictureCount = 16
  /// The smaller side of a machine has at most this many units for an exact likelihood.
  static let largestEnumeration = 12
}

/// Collects what is to be recorded of a stack of layers while they learn one after the other.
struct PretrainingObserver {
  private let records: Set<PretrainingRecord>
  private let inputs: [[Double]]
  private let seed: UInt64
  /// The layers so far, the newest one perhaps still learning.
  private var machines: [BoltzmannMachine] = []
  /// Of the newest layer.
  private var layerInputs: [[Double]] = []
  /// For each layer, one number for each epoch.
  private(set) var freeEnergies: [[Double]] = []
  private(set) var logLikelihoods: [[Double]] = []

  init(_ records: Set<PretrainingRecord>, samples: [Double], width: Int, seed: UInt64) {
    self.records = records
    self.seed = seed
    let count = min(PretrainingRecord.sampleCount, samples.count / width)
    inputs = (0..<count).map { Array(samples[$0 * width..<($0 + 1) * width]) }
  }

  mutating func observe(layer: Int, _ machine: BoltzmannMachine) {
    if machines.count == layer {
      layerInputs = machines.last.map { last in layerInputs.map(last.hiddenMeans) } ?? inputs
      machines.append(machine)
      freeEnergies.append([])
      logLikelihoods.append([])
    }
    machines[layer] = machine
    if records.contains(.freeEnergy) {
      let sum = layerInputs.reduce(0) { $0 + machine.freeEnergy($1) }
      freeEnergies[layer].append(sum / Double(layerInputs.count))
    }
    if records.contains(.logLikelihood) {
      let isSmall =
        min(machine.visibleCount, machine.hiddenCount) <= PretrainingRecord.largestEnumeration
      logLikelihoods[layer].append(
        isSmall ? machine.logLikelihood(of: layerInputs) : Measurement.missing)
    }
  }

  /// States of the inputs, one after the other.
  var samples: [Double] {
    guard let top = machines.last else { return [] }
    var stream = RandomStream(seed: seed, name: "pretraining.samples")
    let start = (0..<top.visibleCount).map { _ in stream.uniform() }
    let chain = top.gibbsSamples(
      PretrainingRecord.pictureCount, from: start, burnIn: 200, thinning: 20, stream: &stream)
    return chain.flatMap { state in
      // The last way down shows means, without the noise of a draw.
      machines.dropLast().isEmpty
        ? top.visibleMeans(top.hiddenMeans(state))
        : machines.dropLast().reversed().reduce(state) { $1.visibleMeans($0) }
    }
  }

  /// The first samples of the data, then what the stack makes of each.
  var reconstructions: [Double] {
    let originals = Array(inputs.prefix(PretrainingRecord.pictureCount))
    let rebuilt = originals.map { original in
      let code = machines.reduce(original) { $1.hiddenMeans($0) }
      return machines.reversed().reduce(code) { $1.visibleMeans($0) }
    }
    return (originals + rebuilt).flatMap { $0 }
  }
}
