import Foundation

/// What the system knows of a file without reading it.
public struct FileStatus: Hashable, Sendable {
  var size: Int64
  var inode: UInt64
  /// Nanoseconds since 1970; change is the time at which content or any of these facts changed.
  var modified: Int64
  var changed: Int64

  init(size: Int64, inode: UInt64, modified: Int64, changed: Int64) {
    self.size = size
    self.inode = inode
    self.modified = modified
    self.changed = changed
  }

  init(_ information: stat) {
    size = Int64(information.st_size)
    inode = UInt64(information.st_ino)
    #if canImport(Darwin)
      modified = Self.nanoseconds(information.st_mtimespec)
      changed = Self.nanoseconds(information.st_ctimespec)
    #else
      modified = Self.nanoseconds(information.st_mtim)
      changed = Self.nanoseconds(information.st_ctim)
    #endif
  }

  /// Whether both are of one file, written last at the same time.
  func isSameContent(as other: FileStatus) -> Bool {
    inode == other.inode && size == other.size && modified == other.modified
  }

  /// Whether a change of the content after `now` would show in the time of modification.
  ///
  /// Clocks of file systems tick: most every few milliseconds, old ones every second or two and without
  /// fractions.
  func hasSettled(at now: Int64) -> Bool {
    let isCoarse = modified % 1_000_000_000 == 0
    return modified < now - (isCoarse ? 2_000_000_000 : 50_000_000)
  }

  /// `nil` if there is nothing of that name, or no way to it.
  public init?(ofFile path: String) {
    var information = stat()
    guard stat(path, &information) == 0 else { return nil }
    self.init(information)
  }

  /// The wall clock, in the unit of the file times.
  static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    let (product, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? .max : product &+ Int64(time.tv_nsec)
  }
}
