import Testing

@testable import Experiments

@Suite struct AvailableMemoryTests {
  @Test func theListOfTheSystemIsRead() {
    let list = """
      MemTotal:       24684000 kB
      MemFree:         9420000 kB
      MemAvailable:   20000000 kB
      SwapFree:           1000 kB
      """
    #expect(AvailableMemory.machine(list) == 20_001_000 << 10)
    #expect(AvailableMemory.machine("MemTotal: 24684000 kB") == nil)
    #expect(AvailableMemory.machine("") == nil)
  }

  /// A model larger than any machine's memory ends its own run, and no other.
  @Test func memoryThatCannotBeHadIsAnErrorOfTheRun() throws {
    let experiment = try PlannedExperimentTests.plan(
      """
      data: {ones: {samples: 1, features: 1}}
      model: [{dense: 65536, repeat: 20}, {dense: 1}]
      loss: sum
      record: loss
      budget: {megabytes: 1000000}
      """)
    let job = try #require(experiment.jobs().first)
    let outcome = Runner(threads: 1, store: nil).run([job])[0]
    guard case .memoryUnavailable(let megabytes, let available) = outcome.error as? RunError else {
      // A system that does not say what it has finds out by itself.
      #expect(AvailableMemory.byteCount() == nil)
      return
    }
    #expect(megabytes > 600_000 && available < megabytes)
  }

  /// Sizes that no integer holds are refused like those that no machine does.
  @Test func absurdSizesAreRefusedBeforeAnythingRuns() {
    #expect(throws: Diagnostics.self) {
      try PlannedExperimentTests.plan(
        """
        data: {digits: {samples: 2000}}
        model: [{conv: 65536, size: 1, padding: 1000, repeat: 1000}]
        loss: sum
        record: loss
        budget: {megabytes: 1000000}
        """)
    }
  }
}
