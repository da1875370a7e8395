import Testing

@testable import Experiments

struct RunLedgerTests {
  private func inputs(rate: String) -> KeyInputs { KeyInputs([KeyInput("spec.rate", rate)]) }

  private func compute(_ rate: String, in store: ContentStore) throws {
    let fetched = try store.value(.run, inputs(rate: rate)) { RunResult() }
    store.updateLedger {
      $0.record("deep #1", key: inputs(rate: rate).key, seconds: fetched.seconds)
    }
  }

  @Test func remembersTheLastTwoKeys() throws {
    let keys = ["a", "b", "b"].map { ContentKey(of: $0) }
    var ledger = RunLedger()
    for key in keys { ledger.record("deep #1", key: key, seconds: 2) }
    ledger.record("flat", key: keys[0], seconds: .infinity)
    #expect(
      ledger["deep #1"] == RunLedger.Entry(key: keys[1], previousKey: keys[0], seconds: 2))
    #expect(try RunLedger(storedBytes: ledger.storedBytes) == ledger)
    #expect(ledger["other"] == nil)
  }

  @Test func everyReasonIsTold() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    func lines(_ rate: String) -> [String] {
      store.reason(toRun: "deep #1", inputs(rate: rate), ledger: store.ledger()).lines
    }
    #expect(lines("0.1") == ["it has never run"])
    try compute("0.1", in: store)
    #expect(lines("0.1") == ["the result is stored"])
    #expect(lines("0.01") == ["rate 0.1 → 0.01"])
    try compute("0.01", in: store)
    #expect(lines("0.01") == ["the result is stored; last run because:", "rate 0.1 → 0.01"])
    _ = try store.clean(maxSize: 0)
    #expect(lines("0.01") == ["its result is no longer in the cache"])
    #expect(lines("0.5") == ["it changed, and its last result is no longer in the cache"])
  }

  @Test func twoBuildsAddToOneLedger() throws {
    let folder = try TemporaryFolder()
    let first = WarningLog().store(in: folder.path)
    let second = WarningLog().store(in: folder.path)
    first.updateLedger { $0.record("a", key: ContentKey(of: "a"), seconds: 1) }
    second.updateLedger { $0.record("b", key: ContentKey(of: "b"), seconds: 1) }
    #expect(first.ledger()["a"] != nil && first.ledger()["b"] != nil)
  }

  @Test func aDamagedLedgerIsEmpty() throws {
    let folder = try TemporaryFolder()
    try folder.write("not a ledger, but longer than the hash of one", to: "ledger")
    let log = WarningLog()
    let store = log.store(in: folder.path)
    #expect(store.ledger() == RunLedger())
    #expect(log.all.count == 1)
    store.updateLedger { $0.record("a", key: ContentKey(of: "a"), seconds: 1) }
    #expect(store.ledger()["a"] != nil)
  }

  @Test func changedSourcesAreNamed() throws {
    let folder = try TemporaryFolder()
    let store = WarningLog().store(in: folder.path)
    let path = "Sources/Engine/Layers/BatchNorm.swift"
    let programs = ["old", "new"].map { text in
      SourceFingerprint([(path, text), ("Sources/Engine/Layers/Dense.swift", "same")])
    }
    let inputs = programs.map { KeyInputs([$0.input, KeyInput("spec.steps", "1")]) }
    var ledger = RunLedger()
    ledger.record("net", key: inputs[0].key, seconds: 1)
    try store.write(RunResult(), .run, EntryMeta(inputs: inputs[0], seconds: 1))
    // Without the lists nothing more can be said.
    #expect(store.reason(toRun: "net", inputs[1], ledger: ledger).lines == ["sources changed"])
    programs.forEach(store.remember)
    #expect(
      store.reason(toRun: "net", inputs[1], ledger: ledger).lines
        == ["engine source changed: BatchNorm.swift"])
    let edited = KeyInputs([programs[0].input, KeyInput("spec.steps", "2")])
    #expect(store.reason(toRun: "net", edited, ledger: ledger).lines == ["steps 1 → 2"])
  }
}
