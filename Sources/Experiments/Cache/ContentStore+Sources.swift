extension ContentStore {
  /// Keeps the list of a program's sources, once, so that a later program can tell which of them changed.
  public func remember(_ sources: SourceFingerprint) {
    guard !contains(.sources, sources.key) else { return }
    do throws(FileError) {
      try write("", .sources, EntryMeta(inputs: sources.inputs, seconds: 0))
    } catch {
      warn(error)
    }
  }

  /// The inputs with every source file in place of the one hash for all of them, as far as it is known.
  func expanded(_ inputs: KeyInputs) -> KeyInputs {
    KeyInputs(
      inputs.all.flatMap { input -> [KeyInput] in
        guard input.name == SourceFingerprint.inputName, let key = ContentKey(hex: input.value),
          let sources = meta(.sources, key)
        else { return [input] }
        return sources.inputs.all
      })
  }

  /// How inputs differ; where both know the sources, by file.
  func difference(from old: KeyInputs, to new: KeyInputs) -> KeyDifference {
    let isSameProgram = old.all.first == new.all.first
    return isSameProgram
      ? KeyDifference(from: old, to: new)
      : KeyDifference(from: expanded(old), to: expanded(new))
  }
}
