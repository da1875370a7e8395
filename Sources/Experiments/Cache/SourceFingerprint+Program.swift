extension SourceFingerprint {
  /// One hash for all embedded sources, also of those that cannot change a result but may change a page.
  public static let program: ContentKey = {
    var inputs = KeyInputs()
    for file in EmbeddedFiles.all {
      inputs.add(file.path.description, ContentKey(of: file.text.description).hex)
    }
    return inputs.key
  }()
}
