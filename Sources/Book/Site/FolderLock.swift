#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps a second build away from the same folder; the system drops the lock when a process ends.
///
/// Many file systems of clusters and networks have no such locks, or none for folders.
struct FolderLock {
  private let descriptor: Int32

  /// Waits until no other build writes there.
  init(_ path: String) throws(SiteError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileSystem.failure("open", path) }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        let error = FileSystem.failure("lock", path)
        close(descriptor)
        throw error
      }
    }
  }

  func release() { close(descriptor) }
}
