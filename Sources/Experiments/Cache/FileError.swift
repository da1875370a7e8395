import Foundation

/// The system refused to do something with a file.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Operation: String, Sendable {
    case open, read, write, synchronize, rename, remove, lock, list
    case makeFolder = "make the folder"
  }

  public let operation: Operation
  public let path: String
  /// The system's error number, for example `ENOSPC`.
  public let code: Int32

  /// The error of the system call that has just failed.
  static func last(_ operation: Operation, _ path: String) -> Self {
    Self(operation: operation, path: path, code: errno)
  }

  /// Another process has kept the lock for too long.
  static func isBusy(_ path: String) -> Self {
    Self(operation: .lock, path: path, code: EWOULDBLOCK)
  }

  /// The file system has no such locks, as those of many clusters and of homes on a network: the work is done
  /// without.
  var refusesLocks: Bool { operation == .lock && code != EWOULDBLOCK }

  /// Nothing is there: not worth a word to anybody.
  var isAbsence: Bool { code == ENOENT }

  public var description: String {
    "cannot \(operation.rawValue) \(path): \(reason)"
  }

  /// Why, without the file and what was done with it.
  var reason: String { Self.text(of: code) }

  /// In English whatever the locale, as all other messages are.
  private static func text(of code: Int32) -> String {
    switch code {
    case EACCES, EPERM: "permission denied"
    case EROFS: "the file system is read-only"
    case ENOSPC: "no space left on the disk"
    case EDQUOT: "the disk quota is used up"
    case EFBIG: "the file would be too large"
    case ENOENT: "no such file or folder"
    case ENOTDIR: "a part of the path is not a folder"
    case EISDIR: "it is a folder"
    case EMFILE, ENFILE: "too many open files"
    case EIO: "the disk reports an error"
    case ELOOP: "too many symbolic links"
    case EWOULDBLOCK: "another process is using it"
    case ENAMETOOLONG: "the name is too long"
    case ENOLCK: "the file system has no locks"
    case ENOSYS, EOPNOTSUPP, EINVAL, EBADF: "the file system does not support it"
    case EXDEV: "it would lead to another file system"
    case ESTALE: "the file system on the network has lost it"
    default: "system error \(code)"
    }
  }
}
