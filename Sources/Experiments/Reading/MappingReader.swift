/// Reads the keys of a mapping; what nobody asked for is reported as unknown afterwards.
public struct MappingReader {
  private let entries: [ReaderNode.Entry]
  /// The value this mapping is, for messages and their place.
  private let owner: ValueReader
  private let log: ReadingLog
  /// The key a tagged value's main argument stands under, for example `dense`.
  private let tag: String?
  /// The keys asked for so far, in order.
  private var known: [String] = []
  private var used: Set<String> = []
  private var takesMain = false
  /// Keys asked for where nothing but that is of interest, each with what was then expected of its value.
  private var described: [(setting: Setting, log: ReadingLog)] = []
  /// Complaints about missing keys that seem to be there, misspelt.
  private var deferred: [(misspelt: String, log: ReadingLog)] = []

  init(entries: [ReaderNode.Entry], owner: ValueReader, log: ReadingLog, tag: String? = nil) {
    self.entries = entries
    self.owner = owner
    self.log = log
    self.tag = tag
    if let tag { used.insert(tag) }
  }

  /// How many errors have been reported so far, here and elsewhere.
  var errorCount: Int { log.diagnostics.count { $0.severity == .error } }

  /// Where the mapping starts.
  public var position: SourcePosition { owner.position }

  /// The value of a key that must be there; its absence is reported by the next accessor.
  public mutating func required(_ key: String) -> ValueReader {
    if log.isDescribing { return describe(key, isRequired: true) }
    return optional(key) ?? missing(key)
  }

  /// The value of a key that may be left out.
  public mutating func optional(_ key: String) -> ValueReader? {
    if log.isDescribing { return describe(key) }
    known.append(key)
    guard let entry = entries.first(where: { $0.key == key && $0.key != tag }) else { return nil }
    used.insert(key)
    return reader(of: entry)
  }

  /// The main argument of a tagged value: `64` of `{dense: 64}`, also written `{dense: {units: 64}}`.
  public mutating func main(_ key: String) -> ValueReader {
    if log.isDescribing { return describe(key, isMain: true, isRequired: true) }
    return optionalMain(key) ?? missing(key)
  }

  /// A main argument that may be left out, as in `{leaky-relu: 0.01}` or just `leaky-relu`.
  public mutating func optionalMain(_ key: String) -> ValueReader? {
    if log.isDescribing { return describe(key, isMain: true) }
    let named = optional(key)
    takesMain = true
    guard let argument = entries.first(where: { $0.key == tag }) else { return named }
    guard let named else { return reader(of: argument) }
    named.report("'\(key)' is given twice: it is also the value after '\(argument.key):'")
    return named
  }

  /// Notes a key, and of its value what the first accessor says.
  private mutating func describe(
    _ key: String, isMain: Bool = false, isRequired: Bool = false
  ) -> ValueReader {
    let inner = ReadingLog(describing: [])
    described.append(
      (Setting(key: key, isMain: isMain, isRequired: isRequired, expectation: nil), inner))
    return ValueReader(missing: "'\(key)'", in: owner, log: inner)
  }

  /// A key that seems to be there, misspelt, is complained about only once, as unknown.
  private mutating func missing(_ key: String) -> ValueReader {
    let misspelt = entries.first { SpellingSuggestion.nearest($0.key, among: [key]) != nil }
    guard let misspelt, misspelt.key != tag else {
      return ValueReader(missing: "the key '\(key)'", in: owner, log: log)
    }
    deferred.append((misspelt.key, ReadingLog()))
    return ValueReader(
      missing: "the key '\(key)'", in: owner, log: deferred[deferred.count - 1].log)
  }

  /// Reports an error about the mapping as a whole, for example keys that exclude each other.
  public func report(
    _ message: String, severity: Diagnostic.Severity = .error, notes: [String] = []
  ) {
    log.append(
      Diagnostic(
        severity, at: owner.position, length: owner.node?.length ?? 1, message, notes: notes))
  }

  /// Reports that at most one of some keys may be given; returns the one that is.
  public mutating func atMostOne(of keys: [String]) -> String? {
    let given = entries.filter { keys.contains($0.key) }
    known.append(contentsOf: keys)
    used.formUnion(given.map(\.key))
    if given.count > 1 {
      reader(of: given[1], isKey: true).report(
        "'\(given[1].key)' and '\(given[0].key)' exclude each other")
    }
    return given.first?.key
  }

  /// An entry as if it stood alone in braces.
  func single(_ key: String) -> ValueReader {
    let own = entries.filter { $0.key == key }
    let node = ReaderNode(
      .mapping(own), at: own.first?.keyPosition ?? position, length: own.first?.keyLength ?? 1)
    return ValueReader(node, label: "'\(key)'", log: log)
  }

  /// Reports every key nobody asked for, and every one given both inside and beside a kind's braces.
  func reportUnknownKeys() {
    for (setting, inner) in described {
      var setting = setting
      setting.expectation = inner.expectation
      log.add(setting)
    }
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.key).inserted {
      reader(of: entry, isKey: true).report("the key '\(entry.key)' is given twice")
    }
    if let tag, !takesMain, let argument = entries.first(where: { $0.key == tag }) {
      reader(of: argument).report("'\(tag)' takes no value", notes: knownNotes)
    }
    for (misspelt, complaints) in deferred where used.contains(misspelt) {
      complaints.diagnostics.forEach(log.append)
    }
    for entry in entries where !used.contains(entry.key) {
      let key = reader(of: entry, isKey: true)
      if let colon = entry.key.firstIndex(of: ":"), entry.value.isNothing {
        let spaced = entry.key[...colon] + " " + entry.key[entry.key.index(after: colon)...]
        key.report(
          "a space is missing after the colon in '\(entry.key)'", suggestion: String(spaced))
      } else if entry.value.isNothing, let plain = entry.key.halfWidth {
        key.report("'\(entry.key)' is written with signs of full width", suggestion: plain)
      } else {
        let suggestion = SpellingSuggestion.nearest(entry.key, among: unusedKeys)
        let place = suggestion == nil ? ForeignWords.place(of: entry.key) : nil
        key.report(
          "unknown key '\(entry.key)'", suggestion: suggestion,
          notes: [place].compactMap(\.self) + knownNotes)
      }
    }
  }

  /// Known keys that are still free are what an unknown one was probably meant to be.
  private var unusedKeys: [String] {
    known.filter { !used.contains($0) }
  }

  private var knownNotes: [String] {
    if known.isEmpty { return ["no key is expected here"] }
    return ["expected one of \(known.quotedList)"]
  }

  private func reader(of entry: ReaderNode.Entry, isKey: Bool = false) -> ValueReader {
    let label = "'\(entry.key)'"
    // A key with nothing after its colon is shown at the key: its value has no place.
    guard isKey || entry.value.isNothing else {
      return ValueReader(entry.value, label: label, log: log)
    }
    let node = ReaderNode(entry.value.content, at: entry.keyPosition, length: entry.keyLength)
    return ValueReader(node, label: label, log: log)
  }
}
