import CCMarkGFM
import Foundation

/// The memory of the C parser: it comes from large chunks and is given back as a whole.
///
/// A tree has thousands of small pieces, and to ask for each and free each takes a third of the time of
/// parsing. Every thread has chunks of its own, since the parser does not say which text it asks for.
struct ParserMemory {
  private static let chunkSize = 1 << 20
  /// Before each piece stands its size, in as many bytes as keep it aligned for every type.
  private static let header = 16

  private struct Chunk {
    var start: UnsafeMutableRawPointer
    var size: Int
  }

  private var chunks: [Chunk] = []
  /// How much of the last chunk is in use.
  private var used = 0

  /// Calls `body` with an allocator for the parser, whose pieces are gone afterwards.
  static func withAllocator<Result>(
    _ body: (UnsafeMutablePointer<cmark_mem>) throws -> Result
  ) rethrows -> Result {
    let memory = ofThisThread
    let (count, used) = (memory.pointee.chunks.count, memory.pointee.used)
    defer { memory.pointee.giveBack(toChunk: count, used) }
    return try body(allocator)
  }

  private mutating func giveBack(toChunk count: Int, _ used: Int) {
    // The first chunk stays for the next text.
    while chunks.count > max(1, count) { chunks.removeLast().start.deallocate() }
    self.used = count == 0 ? 0 : used
  }

  private mutating func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    let (padded, overflows) = size.addingReportingOverflow(2 * Self.header - 1)
    precondition(!overflows, "the parser asks for more memory than there is")
    let needed = padded & ~(Self.header - 1)
    if used + needed > chunks.last?.size ?? 0 {
      let size = max(needed, Self.chunkSize)
      chunks.append(
        Chunk(start: .allocate(byteCount: size, alignment: Self.header), size: size))
      used = 0
    }
    let start = chunks[chunks.count - 1].start + used
    used += needed
    start.storeBytes(of: size, as: Int.self)
    return start + Self.header
  }

  private static func size(of piece: UnsafeMutableRawPointer) -> Int {
    (piece - header).load(as: Int.self)
  }

  /// Makes what was asked for last free again; all else waits for the end of the tree.
  private mutating func free(_ piece: UnsafeMutableRawPointer) {
    let needed = (Self.size(of: piece) + 2 * Self.header - 1) & ~(Self.header - 1)
    guard let chunk = chunks.last, used >= needed,
      chunk.start + (used - needed) == piece - Self.header
    else { return }
    used -= needed
  }

  private mutating func resize(
    _ piece: UnsafeMutableRawPointer, to size: Int
  ) -> UnsafeMutableRawPointer {
    let old = Self.size(of: piece)
    free(piece)
    let new = allocate(size)
    if new != piece { new.copyMemory(from: piece, byteCount: min(old, size)) }
    return new
  }

  // MARK: The parser's side

  /// For nodes that are made while `withAllocator` runs. Read by all threads and never written again.
  nonisolated(unsafe) static let allocator: UnsafeMutablePointer<cmark_mem> = {
    let allocator = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    allocator.initialize(
      to: cmark_mem(
        calloc: { count, size in
          let (size, overflows) = count.multipliedReportingOverflow(by: size)
          precondition(!overflows, "the parser asks for more memory than there is")
          let piece = ParserMemory.ofThisThread.pointee.allocate(size)
          piece.initializeMemory(as: UInt8.self, repeating: 0, count: size)
          return piece
        },
        realloc: { piece, size in
          let memory = ParserMemory.ofThisThread
          guard let piece else { return memory.pointee.allocate(size) }
          return memory.pointee.resize(piece, to: size)
        },
        free: { piece in
          guard let piece else { return }
          ParserMemory.ofThisThread.pointee.free(piece)
        }))
    return allocator
  }()

  private static var ofThisThread: UnsafeMutablePointer<ParserMemory> {
    if let known = pthread_getspecific(key) { return known.assumingMemoryBound(to: Self.self) }
    let new = UnsafeMutablePointer<Self>.allocate(capacity: 1)
    new.initialize(to: Self())
    pthread_setspecific(key, new)
    return new
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { memory in
      guard let memory = memory?.assumingMemoryBound(to: ParserMemory.self) else { return }
      for chunk in memory.pointee.chunks { chunk.start.deallocate() }
      memory.deinitialize(count: 1)
      memory.deallocate()
    }
    return key
  }()
}
