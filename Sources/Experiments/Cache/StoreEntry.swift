import Bytes

/// What is computed in steps, each with results of its own in the store.
public enum Stage: String, CaseIterable, Sendable {
  case run, metrics, figure, page
  /// The sources of a program: nothing but its key inputs.
  case sources
}

/// What is known about a stored result beside its content; pages never show any of it.
public struct EntryMeta: Hashable, Sendable {
  /// What the result depends on; their key is the entry's key.
  public var inputs: KeyInputs
  /// What it took to compute it.
  public var seconds: Double

  public init(inputs: KeyInputs, seconds: Double) {
    self.inputs = inputs
    self.seconds = seconds
  }
}

/// The layout of an entry's file: a header of fixed size, the meta data, the content.
///
///     magic 8 · stage and key 32 · meta size 8 · content size 8
///     hash of the content 32 · hash of all of the above and the meta data 32
///
/// Every byte of the file is under one of the two hashes, so no flipped bit can pass. The meta
/// data can be verified without the content.
struct StoreEntryLayout {
  static let headerSize = 120
  private static let magic = Array("tutorca1".utf8)

  let metaSize: Int
  let contentSize: Int
  private let contentHash: [UInt8]
  private let headHash: [UInt8]
  private let expectedHead: [UInt8]

  /// The file's header and meta data, to be followed by the content.
  static func head(stage: Stage, meta: EntryMeta, content: [UInt8]) -> [UInt8] {
    let metaBytes = encode(meta)
    var head = signed(
      stage: stage, key: meta.inputs.key, metaSize: metaBytes.count, contentSize: content.count,
      contentHash: SHA256.digest(of: content.span))
    head += SHA256.digest(of: (head + metaBytes).span)
    return head + metaBytes
  }

  /// Reads the header of an entry that should be the one for a stage and key.
  init(header: [UInt8], stage: Stage, key: ContentKey) throws(StoredBytesError) {
    var reader = ByteReader(header)
    guard try reader.raw(Self.magic.count) == Self.magic else { throw .unknownVersion }
    _ = try reader.raw(32)
    metaSize = try reader.integer()
    contentSize = try reader.integer()
    contentHash = try reader.raw(32)
    headHash = try reader.raw(32)
    try reader.expectEnd()
    expectedHead = Self.signed(
      stage: stage, key: key, metaSize: metaSize, contentSize: contentSize,
      contentHash: contentHash)
    guard Array(header.prefix(expectedHead.count)) == expectedHead else { throw .wrongHash }
  }

  func fits(fileOfSize size: Int) -> Bool {
    let available = size - Self.headerSize
    return metaSize >= 0 && metaSize <= available && contentSize == available - metaSize
  }

  func meta(from bytes: [UInt8]) throws(StoredBytesError) -> EntryMeta {
    guard SHA256.digest(of: (expectedHead + bytes).span) == headHash else { throw .wrongHash }
    var reader = ByteReader(bytes)
    let seconds = try reader.double()
    let inputs = try reader.list(elementSize: 16) { reader throws(StoredBytesError) in
      KeyInput(try reader.text(), try reader.text())
    }
    try reader.expectEnd()
    return EntryMeta(inputs: KeyInputs(stored: inputs), seconds: seconds)
  }

  func verify(content: [UInt8]) throws(StoredBytesError) {
    guard SHA256.digest(of: content.span) == contentHash else { throw .wrongHash }
  }

  private static func encode(_ meta: EntryMeta) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(meta.seconds)
    writer.append(meta.inputs.all) { writer, input in
      writer.append(input.name)
      writer.append(input.value)
    }
    return writer.bytes
  }

  private static func signed(
    stage: Stage, key: ContentKey, metaSize: Int, contentSize: Int, contentHash: [UInt8]
  ) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(raw: magic)
    writer.append(raw: SHA256.digest(of: "\(stage.rawValue) \(key)"))
    writer.append(metaSize)
    writer.append(contentSize)
    writer.append(raw: contentHash)
    return writer.bytes
  }
}
