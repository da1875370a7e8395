import Experiments

/// Which source files of the engine compute an experiment.
///
/// The settings name entries of the vocabulary; an entry names the types it makes; a type stands in a file,
/// and the operations that file names belong to it.
struct ExperimentSources: Sendable {
  /// The paths of this program's files by the types they declare.
  private let files: [String: String]
  /// The paths of the engine's files by their names in lower case.
  private let filesByName: [String: String]
  /// The types that an entry of a vocabulary table makes, by the table's file and the entry's key.
  private let entries: [(table: String, key: String, types: [String])]
  /// The types each file mentions.
  private let mentions: [String: [String]]

  /// Parts of the names of the tables that the top-level settings choose from.
  private static let tables = [
    "data": ["Datasets"], "model": ["Layers", "Activations", "Initializers"],
    "init": ["Initializers"], "loss": ["Losses"], "optimizer": ["Optimizers", "Schedules"],
    "record": ["Probes"], "pretrain": ["Pretraining"], "clip": ["Limits"],
  ]
  private static let vocabulary = "Sources/Experiments/Vocabulary/Terms+"

  /// The files this program was built from.
  static let current = ExperimentSources(
    SourceFingerprint.sourcePaths.map { ($0, SourceFingerprint.source(ofFile: $0) ?? "") })

  init(_ sources: [(path: String, text: String)]) {
    var files: [String: String] = [:]
    var words: [String: [String]] = [:]
    let folders = ["Engine/", "Experiments/Data/", "Experiments/Probes/"].map { "Sources/" + $0 }
    let components = sources.filter { source in folders.contains(where: source.path.hasPrefix) }
    for (path, text) in components {
      var previous = ""
      words[path] = Self.words(of: text).filter { word in
        defer { previous = word }
        guard ["struct", "class", "enum"].contains(previous) else { return true }
        if files[word] == nil { files[word] = path }
        return false
      }
    }
    self.files = files
    filesByName = Dictionary(
      components.map { (Self.name(of: $0.path).lowercased(), $0.path) },
      uniquingKeysWith: { first, _ in first })
    mentions = words.mapValues { $0.filter { files[$0] != nil } }
    entries = sources.filter { $0.path.hasPrefix(Self.vocabulary) }.flatMap { path, text in
      Self.entries(of: text).map {
        (
          String(path.dropFirst(Self.vocabulary.count)), $0.key,
          $0.types.filter { files[$0] != nil }
        )
      }
    }
  }

  /// The files behind an experiment, sorted by path.
  func files(of experiment: PlannedExperiment) -> [String] {
    let settings = Set(experiment.points.flatMap(\.settings))
    var types: Set<String> = []
    var paths: Set<String> = []
    for setting in settings {
      let path = setting.name.split(separator: ".").dropFirst().map(String.init)
      guard let tables = path.first.flatMap({ Self.tables[$0] }) else { continue }
      let words = path.dropFirst() + [setting.value]
      for entry in entries
      where words.contains(entry.key) && tables.contains(where: entry.table.contains) {
        types.formUnion(entry.types)
        // An optimizer is made by a function of its name.
        let file = entry.key.replacing("-", with: "") + ".swift"
        if let path = filesByName[file] { paths.insert(path) }
      }
    }
    paths.formUnion(types.compactMap { files[$0] })
    for path in paths {
      let operations = (mentions[path] ?? []).compactMap { files[$0] }
      paths.formUnion(operations.filter { $0.hasPrefix("Sources/Engine/Operations/") })
    }
    return paths.sorted()
  }

  /// The name of a file without its folder: `Dense.swift`.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The entries of a vocabulary table: each begins with its key in quotes behind `init(`, `layer(` or alike.
  private static func entries(of text: String) -> [(key: String, types: [String])] {
    var entries: [(key: String, types: [String])] = []
    var previous = Substring()
    for piece in text.split(separator: "(") {
      let body = piece.drop { $0 == " " || $0 == "\n" }
      let words = words(of: String(body))
      // `keys.optional("init")` reads a setting of an entry and begins none.
      let caller = previous.reversed().prefix { $0.isLetter || $0 == "." }
      let beginsEntry = String(caller) == "tini." || !caller.contains(".")
      previous = piece
      if beginsEntry, body.hasPrefix("\""), let end = body.dropFirst().firstIndex(of: "\"") {
        let key = body.dropFirst()[..<end]
        if !key.isEmpty, !key.contains(where: { $0.isUppercase || $0.isWhitespace }) {
          entries.append((String(key), []))
        }
      }
      if !entries.isEmpty { entries[entries.count - 1].types += words }
    }
    return entries
  }

  /// The words of a text that could name a type, and the keywords that declare one.
  private static func words(of text: String) -> [String] {
    text.utf8.split { byte in
      !(byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
        || byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
        || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: "_"))
    }
    .compactMap { word in
      guard let first = word.first else { return nil }
      let isCapital = first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z")
      let text = String(Substring(word))
      return isCapital || ["struct", "class", "enum"].contains(text) ? text : nil
    }
  }
}
