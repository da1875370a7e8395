import Bytes

/// What stands around a chapter's text, as it is kept with the page; all that is made from the text is left out.
extension PageContext {
  func write(to writer: inout ByteWriter) {
    for text in [siteTitle, title, description, root] { writer.append(text) }
    for address in [canonicalAddress, feedAddress, pictureAddress] {
      writer.append(address.map { [$0] } ?? []) { $0.append($1) }
    }
    for list in [chapters, backMatter] { writer.append(list) { $1.write(to: &$0) } }
    for neighbor in [previous, next] {
      writer.append(neighbor.map { [$0] } ?? []) { writer, neighbor in
        writer.append(neighbor.title)
        writer.append(neighbor.address)
      }
    }
    writer.append(translations) { writer, translation in
      writer.append(translation.language)
      writer.append(translation.name)
      writer.append(translation.address)
    }
    writer.append(UInt8(hasFigures ? 1 : 0))
  }

  init(from reader: inout ByteReader) throws(StoredBytesError) {
    self.init(
      siteTitle: try reader.text(), title: try reader.text(), description: try reader.text(),
      bodyHTML: "", root: try reader.text())
    canonicalAddress = try Self.address(from: &reader)
    feedAddress = try Self.address(from: &reader)
    pictureAddress = try Self.address(from: &reader)
    chapters = try Self.chapters(from: &reader)
    backMatter = try Self.chapters(from: &reader)
    previous = try Self.neighbor(from: &reader)
    next = try Self.neighbor(from: &reader)
    translations = try reader.list(elementSize: 24) { reader throws(StoredBytesError) in
      Translation(
        language: try reader.text(), name: try reader.text(), address: try reader.text())
    }
    hasFigures = try reader.byte() == 1
  }

  private static func address(from reader: inout ByteReader) throws(StoredBytesError) -> String? {
    try reader.list(elementSize: 8) { reader throws(StoredBytesError) in try reader.text() }.first
  }

  private static func chapters(
    from reader: inout ByteReader
  ) throws(StoredBytesError) -> [Chapter] {
    try reader.list(elementSize: 25) { reader throws(StoredBytesError) in
      try Chapter(from: &reader)
    }
  }

  private static func neighbor(
    from reader: inout ByteReader
  ) throws(StoredBytesError) -> Neighbor? {
    try reader.list(elementSize: 16) { reader throws(StoredBytesError) in
      Neighbor(title: try reader.text(), address: try reader.text())
    }.first
  }
}

extension PageContext.Chapter {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.append(number)
    writer.append(title)
    writer.append(address)
    writer.append(UInt8(isCurrent ? 1 : 0))
  }

  fileprivate init(from reader: inout ByteReader) throws(StoredBytesError) {
    self.init(
      number: try reader.text(), title: try reader.text(), address: try reader.text(),
      isCurrent: try reader.byte() == 1)
  }
}
