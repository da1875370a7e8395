import Foundation

/// Where a path leads once all links on the way have been followed.
public enum RealPath {
  /// nil if there is nothing there.
  public static func of(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether a file is there and lies below a folder.
  public static func isFile(_ path: String, below folder: String) -> Bool {
    guard let root = of(folder.isEmpty ? "." : folder), let file = of(path) else { return false }
    return file.hasPrefix(root.hasSuffix("/") ? root : root + "/")
  }
}
