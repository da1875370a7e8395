/// Why a run would, or would not, be computed now.
public enum RunReason: Hashable, Sendable {
  /// Its result is stored; what made it run the last time, if that is known.
  case stored(since: KeyDifference?)
  case neverRun
  case changed(KeyDifference)
  /// It ran with other inputs, but what they were is no longer recorded.
  case changedFromUnknown
  /// It ran with these very inputs, and the result has been removed since.
  case resultRemoved

  /// One part of a sentence for each reason.
  public var lines: [String] {
    switch self {
    case .stored(nil): ["the result is stored"]
    case .stored(.some(let difference)):
      ["the result is stored; last run because:"] + difference.reasons
    case .neverRun: ["it has never run"]
    case .changed(let difference): difference.reasons
    case .changedFromUnknown: ["it changed, and its last result is no longer in the cache"]
    case .resultRemoved: ["its result is no longer in the cache"]
    }
  }
}

extension ContentStore {
  /// Compares a run as it is now with the last result recorded under its label.
  public func reason(
    toRun label: String, _ inputs: KeyInputs, ledger: RunLedger
  ) -> RunReason {
    let entry = ledger[label]
    if contains(.run, inputs.key) {
      let earlier = entry?.key == inputs.key ? entry?.previousKey : entry?.key
      let old = earlier.flatMap { meta(.run, $0) }
      return .stored(since: old.map { difference(from: $0.inputs, to: inputs) })
    }
    guard let entry else { return .neverRun }
    if entry.key == inputs.key { return .resultRemoved }
    guard let old = meta(.run, entry.key) else { return .changedFromUnknown }
    return .changed(difference(from: old.inputs, to: inputs))
  }
}
