import Bytes
import Experiments

/// What a chapter shows beyond its Markdown, made once: all in the order of the text, so that it fits every
/// version of the chapter with the same frame.
struct ChapterPieces: Sendable {
  struct Directive: Sendable {
    var html: String
    var searchText: String
  }

  struct Value: Sendable {
    var html: String
    var text: String
  }

  var directives: [Directive]
  var values: [Value]
  var references: [ReferenceTarget?]
  /// Where links lead, and where pictures are.
  var links: [String]
  var images: [String]
  var formulas: [String]
  var code: [String]
  /// None for the page that explains the terms.
  var glossary: Glossary?

  init(of document: Document, _ content: ChapterContent, glossary: Glossary?) {
    directives = document.fences.map {
      Directive(html: content.html(for: $0), searchText: content.searchText(for: $0))
    }
    values = document.values.map {
      Value(html: content.html(for: $0), text: content.text(for: $0))
    }
    references = document.references.map { content.target(of: $0) }
    links = document.links.map { content.address(of: $0.destination) }
    images = document.images.map { content.address(of: $0.source) }
    formulas = document.formulas.map { content.html(for: $0) }
    code = document.codeBlocks.map { content.html(for: $0) }
    self.glossary = glossary
  }

  /// Whether there is a piece for everything in the document.
  func fit(_ document: Document) -> Bool {
    directives.count == document.fences.count && values.count == document.values.count
      && references.count == document.references.count
      && links.count == document.links.count && images.count == document.images.count
      && formulas.count == document.formulas.count && code.count == document.codeBlocks.count
  }
}

extension ChapterPieces {
  func write(to writer: inout ByteWriter) {
    writer.append(directives) { writer, directive in
      writer.append(directive.html)
      writer.append(directive.searchText)
    }
    writer.append(values) { writer, value in
      writer.append(value.html)
      writer.append(value.text)
    }
    writer.append(references) { writer, target in
      writer.append(UInt8(target == nil ? 0 : 1))
      writer.append(target?.address ?? "")
      writer.append(target?.text ?? "")
    }
    writer.append(links) { $0.append($1) }
    writer.append(images) { $0.append($1) }
    writer.append(formulas) { $0.append($1) }
    writer.append(code) { $0.append($1) }
    writer.append(glossary.map { [$0] } ?? []) { $1.write(to: &$0) }
  }

  init(from reader: inout ByteReader) throws(StoredBytesError) {
    directives = try reader.list(elementSize: 16) { reader throws(StoredBytesError) in
      Directive(html: try reader.text(), searchText: try reader.text())
    }
    values = try reader.list(elementSize: 16) { reader throws(StoredBytesError) in
      Value(html: try reader.text(), text: try reader.text())
    }
    references = try reader.list(elementSize: 17) { reader throws(StoredBytesError) in
      let isKnown = try reader.byte() == 1
      let target = ReferenceTarget(address: try reader.text(), text: try reader.text())
      return isKnown ? target : nil
    }
    links = try reader.list(elementSize: 8) { reader throws(StoredBytesError) in try reader.text() }
    images = try reader.list(elementSize: 8) { reader throws(StoredBytesError) in try reader.text()
    }
    formulas = try reader.list(elementSize: 8) { reader throws(StoredBytesError) in
      try reader.text()
    }
    code = try reader.list(elementSize: 8) { reader throws(StoredBytesError) in
      try reader.text()
    }
    glossary = try reader.list(elementSize: 16) { reader throws(StoredBytesError) in
      try Glossary(from: &reader)
    }.first
  }
}
