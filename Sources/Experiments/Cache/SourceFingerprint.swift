/// The identity of the code that computes: a hash for each source file that can change a result.
public struct SourceFingerprint: Sendable {
  public struct File: Hashable, Sendable {
    /// Below the package's root: `Sources/Engine/Layers/Dense.swift`.
    public let path: String
    public let hash: ContentKey
  }

  /// Folders whose code cannot change a result. A folder that is not named here counts.
  static let excludedFolders = [
    "Sources/Experiments/Cache/",
    "Sources/Experiments/Diagnostics/",
    "Sources/Experiments/Expressions/",
    "Sources/Experiments/Reading/",
    "Sources/Experiments/Running/",
  ]

  /// The sources this program was built from.
  public static let current = SourceFingerprint(
    EmbeddedFiles.all.map { (path: $0.path.description, text: $0.text.description) })

  /// The files that can change a result, sorted by path.
  public let files: [File]
  /// Key inputs `source Sources/Engine/Layers/Dense.swift` → hash.
  public let inputs: KeyInputs
  /// One hash for all the code that computes.
  public let key: ContentKey

  init(_ sources: [(path: String, text: String)]) {
    files =
      sources
      .filter { source in
        source.path.hasSuffix(".swift")
          && !Self.excludedFolders.contains { source.path.hasPrefix($0) }
      }
      .map { File(path: $0.path, hash: ContentKey(of: $0.text)) }
      .sorted { $0.path < $1.path }
    inputs = KeyInputs(files.map { KeyInput("source \($0.path)", $0.hash.hex) })
    key = inputs.key
  }

  /// What stands for all sources among the inputs of a run, which are read by the hundred.
  public var input: KeyInput { KeyInput(Self.inputName, key.hex) }

  static let inputName = "sources"

  /// The text of any embedded source file, also of one that cannot change a result.
  public static func source(ofFile path: String) -> String? {
    EmbeddedFiles.all.first { $0.path.description == path }?.text.description
  }

  /// The paths of all embedded source files, sorted.
  public static var sourcePaths: [String] {
    EmbeddedFiles.all.map(\.path.description).sorted()
  }
}
