import AllocationCounter
import Engine
import Experiments
import Testing

@testable import tutor

@Suite struct WorkloadTests {
  /// Trainable numbers of the same networks in other frameworks.
  static let parameterCounts = [
    "W1": 79_297, "W2": 492_298, "W3": 1_024_330, "W4": 17_217, "W5": 107_072, "W6": 41_802,
    "W7": 4_417, "W8": 68_642, "W9": 4_417,
  ]

  @Test(arguments: Workload.all.map(\.name))
  func isTheNetworkThatOthersTrain(name: String) throws {
    let workload = try #require(Workload.all.first { $0.name == name })
    let experiment = try workload.experiment()
    let run = experiment.points[0].run
    #expect(run.network.program.parameterCount == Self.parameterCounts[name])
    #expect(experiment.points.count * experiment.seedCount == (name == "W9" ? 54 : 1))
  }

  /// Allocations within steps, apart from the first two and the last one of each phase.
  private func allocations(in workload: Workload, precision: Precision) throws -> [Int] {
    var run = try workload.experiment().points[0].run
    run.precision = precision
    run.steps = 5
    run.recordings = []
    run.textRecordings = []
    run.pretraining?.settings?.epochs = 2
    var counts: [Int] = []
    counts.reserveCapacity(1000)
    _ = try run.run(seed: 1) { counts.append(allocation_count()) }
    let steps = zip(counts, counts.dropFirst()).map { $1 - $0 }
    let pretraining = steps.dropLast(5)
    let phases = workload.phaseCount - 1
    let parts = (0..<phases).map { phase in
      let length = pretraining.count / phases
      return pretraining[phase * length..<(phase + 1) * length]
    }
    return (parts + [steps.suffix(5)]).flatMap { $0.dropFirst(2).dropLast() }
  }

  @Test(arguments: Workload.all.map(\.name), [Precision.float, .double])
  func aStepAllocatesNothing(name: String, precision: Precision) throws {
    let workload = try #require(Workload.all.first { $0.name == name })
    let counts = try allocations(in: workload, precision: precision)
    #expect(!counts.isEmpty)
    #expect(counts.allSatisfy { $0 == 0 }, "\(counts)")
  }
}
