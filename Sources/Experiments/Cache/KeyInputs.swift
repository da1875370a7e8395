import Bytes

/// One thing a result depends on: `spec.optimizer.sgd.rate` → `0.1`.
public struct KeyInput: Hashable, Sendable {
  public var name: String
  public var value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// Everything a result depends on, in order; its hash addresses the result.
///
/// Names begin with their kind: `spec.` (what the author wrote, with defaults filled in),
/// `source ` (a source file of this program → its hash), `data ` (a file of data → its hash),
/// `from ` (a result further up → its key). The order belongs to the key, so a caller adds
/// inputs in a fixed one. Inputs are hashed as they are added: copies of a list that starts
/// with the sources share the work of hashing them.
public struct KeyInputs: Sendable {
  public private(set) var all: [KeyInput] = []
  private var hash = SHA256()
  private var isHashed = true

  public init() {
    hash.update("gradient-tutor key 1\n")
  }

  /// Inputs as they were stored; their hash is taken if it is asked for.
  init(stored inputs: [KeyInput]) {
    all = inputs
    isHashed = false
  }

  public init(_ inputs: [KeyInput]) {
    self.init()
    for input in inputs { add(input) }
  }

  public mutating func add(_ name: String, _ value: String) {
    add(KeyInput(name, value))
  }

  public mutating func add(_ input: KeyInput) {
    if !isHashed { self = KeyInputs(all) }
    all.append(input)
    // Each part is preceded by its length, so that no two lists give the same bytes.
    hash.update(UInt64(input.name.utf8.count))
    hash.update(input.name)
    hash.update(UInt64(input.value.utf8.count))
    hash.update(input.value)
  }

  public var key: ContentKey {
    isHashed ? ContentKey(digest: hash.digest) : KeyInputs(all).key
  }
}

extension KeyInputs: Hashable {
  public static func == (left: Self, right: Self) -> Bool { left.all == right.all }

  public func hash(into hasher: inout Hasher) { hasher.combine(all) }
}
