extension ReaderNode {
  /// Sets the value at a path of keys, adding mappings that are not there yet, as if they stood where the path
  /// was written.
  mutating func set(
    _ value: ReaderNode, at path: ArraySlice<String>, for place: SourcePosition
  ) {
    guard let key = path.first else {
      self = value
      return
    }
    var entries = self.entries ?? []
    let i = entries.firstIndex { $0.key == key }
    var child = i.map { entries[$0].value } ?? ReaderNode(.mapping([]), at: place)
    child.set(value, at: path.dropFirst(), for: place)
    if let i {
      entries[i].value = child
    } else {
      entries.append(
        Entry(
          key: key, keyPosition: place, keyLength: path.joined(separator: ".").count, value: child))
    }
    content = .mapping(entries)
  }

  /// Removes what stands at a path of keys; nothing happens where there is nothing.
  mutating func remove(_ path: ArraySlice<String>) {
    guard var entries, let key = path.first,
      let i = entries.firstIndex(where: { $0.key == key })
    else { return }
    if path.count == 1 {
      entries.remove(at: i)
    } else {
      entries[i].value.remove(path.dropFirst())
    }
    content = .mapping(entries)
  }

  /// Adds the entries of another mapping whose keys are not there.
  mutating func fill(from defaults: ReaderNode) {
    guard let entries else { return }
    let missing = (defaults.entries ?? []).filter { self[$0.key] == nil }
    content = .mapping(entries + missing)
  }

  /// This tree with the value of every such key replaced, at any depth; nil if there is none.
  func replacing(_ key: String, with value: ReaderNode) -> ReaderNode? {
    var copy = self
    var isFound = false
    switch content {
    case .scalar: return nil
    case .sequence(let items):
      let changed = items.map { item in
        let replaced = item.replacing(key, with: value)
        if replaced != nil { isFound = true }
        return replaced ?? item
      }
      copy.content = .sequence(changed)
    case .mapping(let entries):
      let changed = entries.map { entry in
        var entry = entry
        if entry.key == key {
          entry.value = value
          isFound = true
        } else if let replaced = entry.value.replacing(key, with: value) {
          entry.value = replaced
          isFound = true
        }
        return entry
      }
      copy.content = .mapping(changed)
    }
    return isFound ? copy : nil
  }

  /// All keys of this tree, in order of appearance.
  var allKeys: [String] {
    switch content {
    case .scalar: []
    case .sequence(let items): items.flatMap(\.allKeys)
    case .mapping(let entries): entries.flatMap { [$0.key] + $0.value.allKeys }
    }
  }

  /// One line for each scalar, as `optimizer.sgd.rate` → `0.1`; keys in alphabetical order, so that the
  /// order an author writes them in makes no difference.
  func flattened(below path: String = "") -> [(path: String, value: String)] {
    switch content {
    case .scalar(let scalar): return [(path, scalar.text)]
    case .sequence(let items):
      return items.enumerated().flatMap { i, item in
        item.flattened(below: path + (path.isEmpty ? "" : ".") + String(i))
      }
    case .mapping(let entries):
      return entries.sorted { $0.key < $1.key }.flatMap { entry in
        entry.value.flattened(below: path + (path.isEmpty ? "" : ".") + entry.key)
      }
    }
  }
}
