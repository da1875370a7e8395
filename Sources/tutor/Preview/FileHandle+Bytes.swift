import Foundation

extension FileHandle {
  /// Up to so many bytes as soon as there are any; none at the end. Unlike `read(upToCount:)`, it takes no signal for
  /// an error.
  func nextBytes(upTo limit: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      var size = -1
      repeat {
        size = Foundation.read(fileDescriptor, buffer.baseAddress, limit)
      } while size < 0 && errno == EINTR
      count = max(0, size)
    }
  }
}
