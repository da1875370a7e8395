import Foundation

/// A lock by name, held against other threads and other processes alike.
///
/// It is the kernel's `flock`, which ends with its holder: a killed build leaves no lock. The
/// file is removed on release, so a lock only counts while the locked file still has the name.
/// Where the file system has no locks, none is held by anybody, and no file is left.
struct FileLock: ~Copyable {
  private let file: OpenFile

  /// `nil` if another holds it.
  init?(trying path: String) throws(FileError) {
    while true {
      let file = try OpenFile(path, .openOrCreate)
      do throws(FileError) {
        guard try file.tryLock() else { return nil }
      } catch {
        // Nobody else can hold it either.
        unlink(path)
        throw error
      }
      if try file.status().inode == FileStatus(ofFile: path)?.inode {
        self.file = file
        return
      }
    }
  }

  /// Waits for the lock; `poll` is called some fifty times a second and ends the wait by throwing.
  init(waitingFor path: String, poll: () throws -> Void) throws {
    while true {
      if let lock = try FileLock(trying: path) {
        self = lock
        return
      }
      try poll()
      usleep(20_000)
    }
  }

  deinit {
    unlink(file.path)
  }
}
