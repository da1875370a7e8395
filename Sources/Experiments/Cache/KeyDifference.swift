/// How one input of a result differs from the one of an earlier result.
public enum InputChange: Hashable, Sendable {
  case added(name: String, value: String)
  case removed(name: String, value: String)
  case changed(name: String, from: String, to: String)

  public var name: String {
    switch self {
    case .added(let name, _), .removed(let name, _), .changed(let name, _, _): name
    }
  }
}

/// Why a result has to be computed again: what changed since an earlier one.
public struct KeyDifference: Hashable, Sendable {
  /// Changed and added inputs in the new order, then the removed ones in the old order.
  public let changes: [InputChange]

  public init(from old: KeyInputs, to new: KeyInputs) {
    let oldValues = Self.values(of: old)
    let newValues = Self.values(of: new)
    var changes: [InputChange] = []
    for input in new.all {
      guard let before = oldValues[input.name] else {
        changes.append(.added(name: input.name, value: input.value))
        continue
      }
      if before != input.value {
        changes.append(.changed(name: input.name, from: before, to: input.value))
      }
    }
    for input in old.all where newValues[input.name] == nil {
      changes.append(.removed(name: input.name, value: input.value))
    }
    self.changes = changes
  }

  public var isEmpty: Bool { changes.isEmpty }

  /// One sentence part for each change; changes of many sources are told in one.
  public var reasons: [String] {
    let sources = changes.filter { $0.name.hasPrefix("source ") }
    let others = changes.filter { !$0.name.hasPrefix("source ") }
    return Self.sourceReasons(sources) + others.map(Self.reason)
  }

  private static func values(of inputs: KeyInputs) -> [String: String] {
    Dictionary(inputs.all.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// `engine source changed: BatchNorm.swift`, one line for each module and kind of change.
  private static func sourceReasons(_ changes: [InputChange]) -> [String] {
    var titles: [String] = []
    var files: [String: [String]] = [:]
    for change in changes {
      let path = change.name.dropFirst("source ".count).split(separator: "/")
      let module = path.dropFirst().first ?? path.first ?? ""
      let title = "\(module.lowercased()) source \(verb(of: change))"
      if files[title] == nil { titles.append(title) }
      files[title, default: []].append(String(path.last ?? ""))
    }
    return titles.map { "\($0): \(enumeration(of: files[$0] ?? []))" }
  }

  private static func enumeration(of names: [String]) -> String {
    let shown = names.prefix(5).joined(separator: ", ")
    return names.count > 5 ? "\(shown) and \(names.count - 5) more" : shown
  }

  private static func verb(of change: InputChange) -> String {
    switch change {
    case .added: "added"
    case .removed: "removed"
    case .changed: "changed"
    }
  }

  private static func reason(_ change: InputChange) -> String {
    let name = change.name.hasPrefix("spec.") ? String(change.name.dropFirst(5)) : change.name
    switch change {
    case .added(_, let value):
      return isDigest(value) ? "\(name) added" : "\(name) added: \(value)"
    case .removed(_, let value):
      return isDigest(value) ? "\(name) removed" : "\(name) removed (was \(value))"
    case .changed(_, let old, let new):
      return isDigest(old) && isDigest(new) ? "\(name) changed" : "\(name) \(old) → \(new)"
    }
  }

  /// A digest tells a reader nothing beyond the fact that it changed.
  private static func isDigest(_ value: String) -> Bool { ContentKey(hex: value) != nil }
}
