import Foundation

/// An open file that closes itself.
///
/// The system's calls read and write raw memory; outside of this file and `FileSystem` nobody
/// needs to.
struct OpenFile: ~Copyable {
  enum Mode {
    /// An existing file.
    case read
    /// A file that must not exist yet.
    case create
    /// A file that may exist or not; its content is left as it is.
    case openOrCreate

    var flags: Int32 {
      switch self {
      // To open a pipe that nobody writes to would wait for ever; for files it means nothing.
      case .read: O_RDONLY | O_NONBLOCK
      case .create: O_WRONLY | O_CREAT | O_EXCL
      case .openOrCreate: O_RDWR | O_CREAT
      }
    }
  }

  let path: String
  private let descriptor: Int32

  init(_ path: String, _ mode: Mode) throws(FileError) {
    self.path = path
    var opened: Int32
    repeat {
      // A child process must not keep a lock alive.
      opened = open(path, mode.flags | O_CLOEXEC, 0o666)
    } while opened < 0 && errno == EINTR
    guard opened >= 0 else { throw .last(.open, path) }
    descriptor = opened
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8]) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        guard errno == EINTR else { throw .last(.write, path) }
      } else {
        rest = rest.dropFirst(count)
      }
    }
  }

  /// The next read begins `offset` bytes behind the start.
  func seek(to offset: Int) throws(FileError) {
    guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else { throw .last(.read, path) }
  }

  /// Reads up to `count` bytes from the present position; fewer only at the end of the file.
  func read(_ count: Int) throws(FileError) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        let read = Foundation.read(descriptor, rest.baseAddress, rest.count)
        if read > 0 {
          filled += read
        } else if read == 0 {
          return
        } else if errno != EINTR {
          code = errno
          return
        }
      }
    }
    guard code == 0 else { throw FileError(operation: .read, path: path, code: code) }
    return bytes
  }

  /// Returns once the content is on the disk, or at once where the file system cannot tell: what is damaged by a
  /// power failure is noticed when it is read.
  func synchronize() throws(FileError) {
    while fsync(descriptor) != 0 {
      if [EINVAL, ENOSYS, EOPNOTSUPP].contains(errno) { return }
      guard errno == EINTR else { throw .last(.synchronize, path) }
    }
  }

  /// Takes the lock that belongs to this opening of the file, if no other holds it.
  ///
  /// The kernel gives it back when the file is closed, also by the death of the process.
  func tryLock() throws(FileError) -> Bool {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EWOULDBLOCK { return false }
      guard errno == EINTR else { throw .last(.lock, path) }
    }
    return true
  }

  func status() throws(FileError) -> FileStatus {
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw .last(.read, path) }
    return FileStatus(information)
  }

  /// Sets the time of modification to now.
  func touch() {
    // Without permission the entry merely looks unused for longer.
    _ = futimens(descriptor, nil)
  }
}
