import Foundation
import Testing

@testable import Engine
@testable import Experiments

/// What a network computes does not depend on what its memory held before, on how many samples are taken at once,
/// nor, but for rounding, on the precision: for every layer in many sizes.
@Suite struct MemoryAndSizeTests {
  @Test(arguments: Terms.layers.entries.map(\.example))
  func memoryIsWrittenBeforeItIsRead(example: String) throws {
    let runs = SizedNetworks.runs(with: example)
    #expect(!runs.isEmpty)
    for run in runs {
      for precision in [Precision.float, .double] {
        let clean = try Trained(run, precision, steps: 2)
        let poisoned = try Trained(run, precision, steps: 2, isPoisoned: true)
        #expect(clean.memory == poisoned.memory, "\(run.batch) samples")
      }
    }
  }

  @Test(arguments: Terms.losses.entries.map(\.example))
  func lossesWriteTheirMemoryBeforeTheyReadIt(example: String) throws {
    for (data, outputs) in [
      ("spirals: {samples: 203}", 1), ("blobs: {samples: 203, features: 4, classes: 7}", 7),
    ] {
      let plan = try? PlannedExperimentTests.plan(
        """
        data: {\(data)}
        model: [{dense: 9, activation: tanh}, {dense: \(outputs)}]
        loss: \(example)
        record: loss
        """)
      guard let run = plan?.points[0].run else { continue }
      for precision in [Precision.float, .double] {
        let clean = try Trained(run, precision, steps: 2)
        let poisoned = try Trained(run, precision, steps: 2, isPoisoned: true)
        #expect(clean.memory == poisoned.memory)
      }
    }
  }

  @Test(arguments: Terms.layers.entries.map(\.example))
  func precisionsAgree(example: String) throws {
    for run in SizedNetworks.runs(with: example) {
      let float = try Trained(run, .float, steps: 0)
      let double = try Trained(run, .double, steps: 0)
      #expect(float.difference(from: double, scale: 1) < 2e-3, "\(example)")
    }
  }

  /// Twice the same samples have twice the gradient of a sum over them.
  @Test(arguments: Terms.layers.entries.filter { !isRandom($0.key) }.map(\.example))
  func batchesAgree(example: String) throws {
    for kind in SizedNetworks.allCases {
      for size in kind.sizes {
        let twice = SizedNetworks.Size(
          samples: 2 * size.samples, extent: size.extent, width: size.width,
          outputs: size.outputs)
        guard
          let run = try? PlannedExperimentTests.plan(kind.experiment(example, size)).points[0].run
        else { continue }
        let wide = try PlannedExperimentTests.plan(kind.experiment(example, twice)).points[0].run
        let once = try Trained(run, .double, steps: 0)
        let doubled = try Trained(wide, .double, steps: 0, on: run.source.makeDataset())
        #expect(doubled.difference(from: once, scale: 2) < 1e-9, "\(example)")
      }
    }
  }

  /// Whether each element of a batch meets numbers of its own.
  private static func isRandom(_ key: String) -> Bool { ["dropout", "disturbance"].contains(key) }
}

/// A session after a few steps and one pass more.
private struct Trained {
  let session: Session

  /// On the run's own data, or on the samples of other data in turn.
  init(
    _ run: TrainingRun, _ precision: Precision, steps: Int, isPoisoned: Bool = false,
    on other: Dataset? = nil
  ) throws {
    let program = run.network.program
    session = Session(isPoisoned ? program.poisoned() : program, precision: precision, seed: 1)
    let dataset = try other ?? run.source.makeDataset()
    session.attach(dataset.features, to: run.network.input)
    if let target = run.network.target { session.attach(dataset.targets, to: target) }
    session.load((0..<run.batch).map { $0 % dataset.sampleCount }[...])
    session.calibrate()
    for step in 0...steps {
      session.forward(step: step)
      session.backward()
      guard step < steps else { break }
      if isPoisoned { poisonScratch() }
      session.update(rate: 0.001, step: step)
    }
  }

  /// An update uses the scratch memory too.
  private func poisonScratch() {
    let plan = session.program.plan
    let count = plan.totalCount - plan.scratchOffset
    switch session.core {
    case .float(let core): core.context.scratch.update(repeating: .nan, count: count)
    case .double(let core): core.context.scratch.update(repeating: .nan, count: count)
    }
  }

  /// Every bit outside of the scratch memory.
  var memory: Data {
    switch session.core {
    case .float(let core): Self.bytes(of: core)
    case .double(let core): Self.bytes(of: core)
    }
  }

  private static func bytes<S: Scalar>(of core: SessionCore<S>) -> Data {
    Data(
      bytes: core.memory, count: core.program.plan.scratchOffset * MemoryLayout<S>.stride)
  }

  /// The largest difference of a parameter's gradient from that of `other` times `scale`, relative to the
  /// largest of all.
  func difference(from other: Trained, scale: Double) -> Double {
    let pairs = zip(gradients, other.gradients)
    let largest = other.gradients.joined().map(\.magnitude).max() ?? 0
    let worst = pairs.map { own, theirs in
      zip(own, theirs).map { ($0 - scale * $1).magnitude }.max() ?? 0
    }
    return (worst.max() ?? 0) / max(scale * largest, 1e-300)
  }

  private var gradients: [[Double]] {
    session.program.graph.parameters.map { session.gradient(of: $0.value) }
  }
}
