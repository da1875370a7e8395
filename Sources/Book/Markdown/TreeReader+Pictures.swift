import CCMarkGFM
import Experiments

/// The settings of pictures, and what other dialects write for them.
extension TreeReader {
  private static let widthAdvice =
    "a width is written directly behind the picture: {width=50%} or {width=300px}"

  /// Reads `{width=50%}` behind a picture. Behind anything else it is text, as it always was.
  mutating func readAttributes(_ match: InlineSyntax.Match, behind inlines: inout [Inline]) {
    let place = place(match.line, match.column)
    switch inlines.last {
    case .image(var image):
      guard let width = Image.Width(attributes: match.content(from: 1, to: 1)) else {
        warn("a picture has no such setting", at: place, length: match.source.count)
        return
      }
      image.width = width
      inlines[inlines.count - 1] = .image(image)
      document.images[document.images.count - 1].width = width
    case .link, .reference:
      warn("a link has no settings; this is shown as text", at: place, length: match.source.count)
      inlines.append(.text(ReadingMarks.removed(from: match.source)))
    case .text(" ") where inlines.dropLast().last?.isImage == true:
      warn("this is shown as text", at: place, length: match.source.count)
      inlines.append(.text(ReadingMarks.removed(from: match.source)))
    default:
      let isBehind = isBehindCodeOrBracket(inlines.last)
      if isBehind || match.source.hasPrefix("{.") || match.source.hasPrefix("{#")
        || match.source == "{-}" && inlines.last?.endsInSpace == true
      {
        warn(
          "nothing takes these settings, so they are shown as text", at: place,
          length: match.source.count)
      }
      inlines.append(.text(ReadingMarks.removed(from: match.source)))
    }
  }

  private func isBehindCodeOrBracket(_ inline: Inline?) -> Bool {
    switch inline {
    case .code: true
    case .text(let words): words.hasSuffix("]")
    default: false
    }
  }

  /// `![words|300](photo.png)`, and captions that hold more than words.
  mutating func reportForeignSyntax(of image: Image) {
    let parts = image.alternative.split(separator: "|", omittingEmptySubsequences: false)
    if parts.count > 1, let last = parts.last, last.first?.isNumber == true,
      last.allSatisfy({ $0.isNumber || $0 == "x" })
    {
      warn("'|\(last)' is taken for words of the picture", at: image.position, length: 2)
    }
    if image.title.contains("](") || image.title.contains("$") {
      document.diagnostics.append(
        Diagnostic(
          .warning, at: image.position,
          "the caption of a picture is plain text: links and formulas in it are shown as they are written"
        ))
    }
  }

  /// `![photo](my photo.png)` and `![photo](photo.png =300x200)`, neither of which is a picture.
  mutating func reportSpaces(inAddressesOf text: String, at node: CNode) {
    let pieces = text.split(separator: "](", omittingEmptySubsequences: false)
    let start = position(of: node)
    var column = start.column + pieces[0].count
    for piece in pieces.dropFirst() {
      let place = SourcePosition(file: start.file, line: start.line, column: column + 1)
      column += piece.count + 2
      guard let end = piece.lastIndex(of: ")") else { continue }
      reportSpace(inAddress: piece[..<end], at: place)
    }
  }

  private mutating func reportSpace(inAddress address: Substring, at place: SourcePosition) {
    let words = address.split(separator: " ")
    guard words.count > 1, let last = words.last else { return }
    let length = address.count + 2
    if last.hasPrefix("="), last.dropFirst().allSatisfy({ $0.isNumber || $0 == "x" || $0 == "%" }) {
      return warn("this is shown as text", at: place, length: length)
    }
    guard !address.contains(where: { $0 == "\"" || $0 == "'" || $0 == "<" }) else { return }
    let isAddress = LinkAddress.scheme(of: String(words[0])) != nil
    guard isAddress || Self.isFile(last) else { return }
    document.diagnostics.append(
      Diagnostic(
        .warning, at: place, length: length,
        "this is shown as text: an address with a space is no address",
        notes: ["write it in angle brackets: (<\(address)>)"]))
  }

  /// Whether a word ends as the name of a file does.
  private static func isFile(_ word: Substring) -> Bool {
    guard let dot = word.lastIndex(of: "."), (2...8).contains(word[dot...].count - 1) else {
      return false
    }
    return word[word.index(after: dot)...].allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber)
    }
  }

  private mutating func warn(_ message: String, at place: SourcePosition, length: Int) {
    document.diagnostics.append(
      Diagnostic(.warning, at: place, length: length, message, notes: [Self.widthAdvice]))
  }
}

extension Image.Width {
  /// Reads ` width="50%" `; nil for any other setting, or more than one.
  init?(attributes: String) {
    var text = attributes[...]
    if text.hasPrefix(":") { text = text.dropFirst() }
    let parts = text.split(separator: "=", omittingEmptySubsequences: false).map {
      $0.filter { $0 != " " }
    }
    guard parts.count == 2, parts[0] == "width" else { return nil }
    var value = parts[1][...]
    for quote in ["\"", "'"]
    where value.count > 1 && value.hasPrefix(quote) && value.hasSuffix(quote) {
      value = value.dropFirst().dropLast()
    }
    let digits = value.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits), number > 0 else { return nil }
    switch value[digits.endIndex...] {
    case "%" where number <= 100: self = .percent(number)
    case "", "px": self = .pixels(number)
    default: return nil
    }
  }
}

extension Inline {
  fileprivate var endsInSpace: Bool {
    if case .text(let text) = self { text.hasSuffix(" ") } else { false }
  }
  fileprivate var isImage: Bool { if case .image = self { true } else { false } }
}
