import Book
import Bytes
import Experiments

/// What the process that builds tells the one that serves.
enum PreviewNews: Equatable, Sendable {
  /// See `BuildNews`.
  case reads([String])
  case made([String: [UInt8]])
  case placed
  case published
  /// The build is over and went well: its closing line, and the warnings as the terminal shows them.
  case done(line: String, warnings: String)
  /// The build is over and found mistakes: as pages show them, and as the terminal does.
  case wrong(message: String, shown: String)

  init(_ news: BuildNews) {
    switch news {
    case .reads(let data): self = .reads(data)
    case .made(let pages): self = .made(pages)
    case .placed: self = .placed
    case .published: self = .published
    }
  }

  var endsBuild: Bool {
    switch self {
    case .done, .wrong: true
    case .reads, .made, .placed, .published: false
    }
  }
}

extension PreviewNews: Storable {
  var storedBytes: [UInt8] {
    var writer = ByteWriter()
    switch self {
    case .made(let pages):
      writer.append(UInt8(0))
      writer.append(pages.sorted { $0.key < $1.key }) { writer, page in
        writer.append(page.key)
        writer.append(page.value.count)
        writer.append(raw: page.value)
      }
    case .placed: writer.append(UInt8(1))
    case .published: writer.append(UInt8(2))
    case .done(let line, let warnings):
      writer.append(UInt8(3))
      writer.append(line)
      writer.append(warnings)
    case .wrong(let message, let shown):
      writer.append(UInt8(4))
      writer.append(message)
      writer.append(shown)
    case .reads(let data):
      writer.append(UInt8(5))
      writer.append(data) { $0.append($1) }
    }
    return writer.bytes
  }

  init(storedBytes: [UInt8]) throws(StoredBytesError) {
    var reader = ByteReader(storedBytes)
    switch try reader.byte() {
    case 0:
      let pages = try reader.list(elementSize: 16) { reader throws(StoredBytesError) in
        (try reader.text(), try reader.raw(try reader.integer()))
      }
      self = .made(Dictionary(pages, uniquingKeysWith: { first, _ in first }))
    case 1: self = .placed
    case 2: self = .published
    case 3: self = .done(line: try reader.text(), warnings: try reader.text())
    case 4: self = .wrong(message: try reader.text(), shown: try reader.text())
    case 5:
      self = .reads(
        try reader.list(elementSize: 8) { reader throws(StoredBytesError) in try reader.text() })
    case let tag: throw .invalidTag(tag)
    }
    try reader.expectEnd()
  }
}
