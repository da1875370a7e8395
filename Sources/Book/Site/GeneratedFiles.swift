import Experiments

/// The files of a site that the program makes, by their paths below its folder.
struct GeneratedFiles: Sendable {
  /// Those a book has for certain, to which chapters may link.
  let linkable: [String]
  /// In lower case, as many systems tell no names apart by case: those that any book may have, and their folders.
  private let reserved: Set<String>
  private let reservedFolders: Set<String>

  private static let always = [
    "index.html", "404.html", "experiments.html", "claims.html", "bibliography.html",
    SingleFile.path, SearchIndex.path, "sitemap.xml", "feed.xml", "data/claims.json",
    "assets/style.css", "assets/math.css", "assets/icon.svg", "assets/theme.js", "assets/site.js",
    "assets/explore.js",
  ]
  private static let folders: Set = ["assets", "data", "figures", "source"]

  init(chapters: [Chapter], experiments: [String], figures: [String], hasClaims: Bool) {
    let results = experiments.map(ResultFiles.path)
    let drawings = figures.flatMap { ["figures/\($0).svg", "data/\($0).csv", "data/\($0).json"] }
    linkable =
      results + drawings + (experiments.isEmpty ? [] : ["experiments.html"])
      + (hasClaims ? ["claims.html", "data/claims.json"] : [])
    reserved = Set(
      (Self.always + results + drawings + chapters.map(\.address)).map { $0.lowercased() })
    reservedFolders = Self.folders
  }

  /// Whether the program makes a file of that name, or one in whose place it would stand.
  func collide(with path: String) -> Bool {
    let path = path.lowercased()
    if reserved.contains(path) || reservedFolders.contains(path) { return true }
    // The pages of source files and the scripts of figures: which there are is known when the figures are drawn.
    if path.hasPrefix("source/"), path.hasSuffix(".html") { return true }
    if path.hasPrefix("figures/"), path.hasSuffix(".js") { return true }
    // A folder cannot stand where a file does.
    let parts = path.split(separator: "/")
    return parts.indices.dropFirst().contains {
      reserved.contains(parts[..<$0].joined(separator: "/"))
    }
  }
}
