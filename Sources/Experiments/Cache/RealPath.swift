import Foundation

/// Where a path leads once all links on the way have been followed.
public enum RealPath {
  /// nil if there is nothing there.
  public static func of(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether something is there and lies below a folder.
  public static func leads(_ path: String, below folder: String) -> Bool {
    guard let root = of(folder.isEmpty ? "." : folder), let file = of(path) else { return false }
    return file.hasPrefix(root.hasSuffix("/") ? root : root + "/")
  }

  /// Whether it is a file with content, rather than a folder, a device, or a pipe that nobody may ever write to.
  public static func isRegularFile(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
  }
}
