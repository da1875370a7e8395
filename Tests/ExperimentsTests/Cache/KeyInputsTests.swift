import Testing

@testable import Experiments

struct KeyInputsTests {
  private let base = KeyInputs([
    KeyInput("source Sources/Engine/Layers/BatchNorm.swift", ContentKey(of: "1").hex),
    KeyInput("source Sources/Engine/Layers/Dense.swift", ContentKey(of: "2").hex),
    KeyInput("spec.optimizer.sgd.rate", "0.1"),
    KeyInput("data spirals.csv", ContentKey(of: "3").hex),
  ])

  private func with(_ name: String, _ value: String) -> KeyInputs {
    KeyInputs(base.all.map { $0.name == name ? KeyInput(name, value) : $0 })
  }

  @Test func theKeyIsThatOfAllNamesAndValuesInOrder() {
    #expect(base.key == KeyInputs(base.all).key)
    #expect(base.key != KeyInputs(base.all.reversed()).key)
    #expect(base.key != KeyInputs(base.all.dropLast()).key)
    #expect(base.key != with("spec.optimizer.sgd.rate", "0.10").key)
  }

  @Test func shiftingBytesBetweenPartsChangesTheKey() {
    let lists = [
      [KeyInput("ab", "c")], [KeyInput("a", "bc")], [KeyInput("", "abc")], [KeyInput("abc", "")],
      [KeyInput("a", "b"), KeyInput("c", "")], [KeyInput("a", ""), KeyInput("b", "c")], [],
    ]
    #expect(Set(lists.map { KeyInputs($0).key }).count == lists.count)
  }

  @Test func aCommonBeginningIsSharedNotMixed() {
    var left = base
    var right = base
    left.add("spec.seed", "1")
    right.add("spec.seed", "2")
    #expect(left.key == KeyInputs(base.all + [KeyInput("spec.seed", "1")]).key)
    #expect(right.key == KeyInputs(base.all + [KeyInput("spec.seed", "2")]).key)
  }

  @Test func aChangedSettingIsToldWithBothValues() {
    let difference = KeyDifference(from: base, to: with("spec.optimizer.sgd.rate", "0.01"))
    #expect(
      difference.changes == [.changed(name: "spec.optimizer.sgd.rate", from: "0.1", to: "0.01")])
    #expect(difference.reasons == ["optimizer.sgd.rate 0.1 → 0.01"])
  }

  @Test func changedSourcesAreToldByModule() {
    var new = KeyInputs(
      base.all.map { $0.name.hasPrefix("source") ? KeyInput($0.name, ContentKey(of: "x").hex) : $0 }
    )
    new.add("source Sources/Experiments/Probes/DeadUnits.swift", ContentKey(of: "y").hex)
    #expect(
      KeyDifference(from: base, to: new).reasons == [
        "engine source changed: BatchNorm.swift, Dense.swift",
        "experiments source added: DeadUnits.swift",
      ])
  }

  @Test func manySourcesAreCounted() {
    let old = KeyInputs((1...8).map { KeyInput("source Sources/Engine/F\($0).swift", "a") })
    let new = KeyInputs((1...8).map { KeyInput("source Sources/Engine/F\($0).swift", "b") })
    #expect(
      KeyDifference(from: old, to: new).reasons == [
        "engine source changed: F1.swift, F2.swift, F3.swift, F4.swift, F5.swift and 3 more"
      ])
  }

  @Test func addedAndRemovedInputsAreTold() {
    let new = KeyInputs(base.all.dropLast() + [KeyInput("spec.clip.norm", "1")])
    let difference = KeyDifference(from: base, to: new)
    #expect(difference.reasons == ["clip.norm added: 1", "data spirals.csv removed"])
    #expect(
      KeyDifference(from: new, to: base).reasons
        == ["data spirals.csv added", "clip.norm removed (was 1)"])
  }

  @Test func digestsAreNotShown() {
    let difference = KeyDifference(
      from: base, to: with("data spirals.csv", ContentKey(of: "4").hex))
    #expect(difference.reasons == ["data spirals.csv changed"])
  }

  @Test func equalInputsDoNotDiffer() {
    #expect(KeyDifference(from: base, to: KeyInputs(base.all)).isEmpty)
  }
}
