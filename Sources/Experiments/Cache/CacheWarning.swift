/// Something about the cache that the build gets over without it.
public enum CacheWarning: Hashable, Sendable, CustomStringConvertible {
  /// A stored result cannot be right; it is removed and computed again.
  case damagedEntry(path: String, reason: String)
  /// The file system has no locks; results are kept all the same.
  case unlocked(FileError)
  /// The system does not let the cache do its work; the build goes on, only slower.
  case unusable(FileError)

  public var description: String {
    switch self {
    case .damagedEntry(let path, let reason):
      "\(path) is damaged: \(reason); the result is computed again"
    case .unlocked(let error):
      "there are no locks in \(error.path): \(error.reason); two builds at once may compute the same result twice"
    case .unusable(let error):
      "the cache cannot be used fully: \(error); results are computed but may not be kept"
    }
  }
}
