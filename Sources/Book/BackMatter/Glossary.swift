import Bytes
import Experiments

/// The book's terms and where they are explained.
///
/// `chapters/glossary.md` explains each term below a heading of its own. Wherever a chapter sets one of them
/// in bold, as authors do where a term is introduced, the bold words link there.
struct Glossary: Sendable {
  /// Where each term is explained, by its normal form.
  private let anchors: [String: String]
  private let address: String

  init(_ chapters: [Chapter]) {
    let chapter = chapters.first(where: \.isGlossary)
    address = chapter?.address ?? ""
    let headings = chapter?.document.headings.filter { $0.level > 1 } ?? []
    anchors = Dictionary(
      headings.flatMap { heading in
        Self.names(PlainText.text(of: heading.content)).map { ($0, heading.anchor) }
      }, uniquingKeysWith: { first, _ in first })
  }

  func write(to writer: inout ByteWriter) {
    writer.append(address)
    writer.append(anchors.sorted { $0.key < $1.key }) { writer, item in
      writer.append(item.key)
      writer.append(item.value)
    }
  }

  init(from reader: inout ByteReader) throws(StoredBytesError) {
    address = try reader.text()
    let items = try reader.list(elementSize: 16) { reader throws(StoredBytesError) in
      (try reader.text(), try reader.text())
    }
    anchors = Dictionary(items, uniquingKeysWith: { first, _ in first })
  }

  /// The address of a term's explanation; nil for words that are not a term.
  func address(of words: String) -> String? {
    anchors.isEmpty ? nil : anchors[Self.normal(words)].map { "\(address)#\($0)" }
  }

  /// "Vanishing gradient (梯度消失)" can be named by either of its parts.
  private static func names(_ heading: String) -> [String] {
    heading.split { "(（)）,，".contains($0) }.map { normal(String($0)) }.filter { !$0.isEmpty }
  }

  /// Lower case, single spaces, without a plural's ending.
  private static func normal(_ words: String) -> String {
    let text = words.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isPlural = text.hasSuffix("s") && !text.hasSuffix("ss") && text.count > 3
    return isPlural ? String(text.dropLast()) : text
  }
}
