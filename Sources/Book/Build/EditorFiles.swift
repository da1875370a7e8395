/// Files that editors and systems leave beside those of authors: they are no part of the book.
enum EditorFiles {
  private static let endings = [".bak", ".old", ".orig", ".rej", ".save", ".swo", ".swp", ".tmp"]
  private static let names: Set = ["4913", "desktop.ini", "thumbs.db"]

  /// Whether a file or folder of that name is left out: hidden ones, backups (`a.md~`, `#a.md#`, `a.md.bak`), swap
  /// files, and what systems keep of folders.
  static func isOne(_ name: String) -> Bool {
    if name.hasPrefix(".") || name.hasSuffix("~") { return true }
    if name.hasPrefix("#"), name.hasSuffix("#") { return true }
    let lowercased = name.lowercased()
    return names.contains(lowercased) || endings.contains { lowercased.hasSuffix($0) }
  }
}
