import Testing

@testable import Experiments

struct RunForecastTests {
  private func job(
    _ index: Int, _ label: String, estimate: Double, policy: RunJob.CachePolicy = .reuse
  ) -> RunJob {
    RunJob(
      inputs: KeyInputs([KeyInput("spec.index", "\(index)")]), label: label, estimate: estimate,
      policy: policy
    ) { _ in RunResult() }
  }

  @Test func nothingIsPromisedBeforeAnythingWasTimed() {
    let forecast = RunForecast([job(0, "a", estimate: 1), job(1, "b", estimate: 9)], store: nil)
    #expect(forecast.order == [1, 0])
    #expect(forecast.seconds(threads: 1) == nil)
    #expect(RunForecast([], store: nil).seconds(threads: 1) == 0)
  }

  @Test func estimatesAreScaledByWhatWasTimed() {
    var ledger = RunLedger()
    ledger.record("a", key: ContentKey(of: "a"), seconds: 2)
    let forecast = RunForecast(
      [job(0, "a", estimate: 100), job(1, "b", estimate: 300), job(2, "c", estimate: .nan)],
      store: nil, ledger: ledger)
    #expect(forecast.items.map(\.cost) == [2, 6, 0])
    #expect(forecast.order == [1, 0, 2])
    #expect(forecast.seconds(threads: 1) == 8)
    #expect(forecast.seconds(threads: 2) == 6)
    #expect(forecast.seconds(threads: 0) == 8)
  }

  @Test func storedRunsCostNothing() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    let jobs = [job(0, "a", estimate: 1), job(1, "b", estimate: 1), job(0, "again", estimate: 1)]
    try store.write(RunResult(), .run, EntryMeta(inputs: jobs[0].inputs, seconds: 1))
    let forecast = RunForecast(jobs, store: store)
    #expect(forecast.items.map(\.isStored) == [true, false, true])
    #expect(forecast.stored == [0])
    #expect(forecast.order == [1])
  }

  @Test func aJobThatInsistsOnComputingPrevails() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    let jobs = [job(0, "a", estimate: 1), job(0, "b", estimate: 1, policy: .recompute)]
    try store.write(RunResult(), .run, EntryMeta(inputs: jobs[0].inputs, seconds: 1))
    #expect(RunForecast(jobs, store: store).order == [1])
    #expect(RunForecast(jobs, store: store).stored == [])
  }
}
