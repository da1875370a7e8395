import Bytes
import Experiments

/// Finds what other programs that read Markdown know and this one does not, and what is nearly ours: it would be
/// printed as it was typed.
enum ForeignSyntax {
  struct Finding: Hashable, Sendable {
    /// The bytes of the text that are meant.
    var range: Range<Int>
    var message: String
    var suggestion: String?
    var note: String?
  }

  /// Longer pieces are not looked at, so that a hostile line is not searched once for each of its brackets.
  private static let longest = 200
  private static let marks = ByteSet { Array("{[\\@".utf8).contains($0) }

  /// What a piece of text holds; `codeFollows` where code does.
  static func findings(in text: String, codeFollows: Bool) -> [Finding] {
    guard marks.isFound(in: text) else { return [] }
    let bytes = Array(text.utf8)
    var findings: [Finding] = []
    var next = 0
    while let start = marks.firstIndex(in: bytes.span, from: next) {
      let found: Finding? =
        switch bytes[start] {
        case UInt8(ascii: "{"): brace(bytes, start, codeFollows)
        case UInt8(ascii: "["): bracket(bytes, start)
        case UInt8(ascii: "@"): label(bytes, start)
        default: command(bytes, start)
        }
      if let found { findings.append(found) }
      next = found?.range.upperBound ?? start + 1
    }
    return findings
  }

  // MARK: Inside a line

  private static func brace(_ bytes: [UInt8], _ start: Int, _ codeFollows: Bool) -> Finding? {
    let second = start + 1 < bytes.count ? bytes[start + 1] : 0
    if second == UInt8(ascii: "{") || second == UInt8(ascii: "%") {
      let end = second == UInt8(ascii: "{") ? "}}" : "%}"
      return piece(bytes, start, to: end).map { range in
        Finding(
          range: range, message: "shortcodes are not known, so this is shown as text",
          note: "Figures, values and claims are directives.")
      }
    }
    guard let range = piece(bytes, start, to: "}") else { return nil }
    let word = String(decoding: bytes[range].dropFirst().dropLast(), as: UTF8.self)
    guard word.first?.isLetter == true, word.allSatisfy({ $0.isLetter || "-_:.".contains($0) })
    else { return nil }
    if codeFollows, range.upperBound == bytes.count {
      return Finding(
        range: range, message: "'{\(word)}' before code is not known and shown as text",
        suggestion: SpellingSuggestion.nearest(word.lowercased(), among: ["val"]).map { "{\($0)}" },
        note: quoting)
    }
    guard word == "value" || Fence.Kind(rawValue: word) != nil else { return nil }
    return Finding(
      range: range, message: "'{\(word)}' is shown as text",
      note: word == "value" ? quoting : "A directive is a fence: ```\(word) name")
  }

  private static let quoting = "{val}`experiment.loss` quotes a value."

  private static func bracket(_ bytes: [UInt8], _ start: Int) -> Finding? {
    let rest = bytes[(start + 1)...]
    if rest.first == UInt8(ascii: "^") {
      return piece(bytes, start, to: "]").map {
        Finding(
          range: $0, message: "this calls no note and is shown as text",
          note: "The name of a note has no spaces.")
      }
    }
    if start > 0, bytes[start - 1] == UInt8(ascii: "^") {
      return piece(bytes, start, to: "]").map {
        Finding(
          range: ($0.lowerBound - 1)..<$0.upperBound,
          message: "a note inside the text is not known and shown as text",
          note: "Call it by a name, [^name], and write it on a line of its own: [^name]: …")
      }
    }
    let key = rest.first == UInt8(ascii: "-") ? rest.dropFirst() : rest
    guard key.first == UInt8(ascii: "@"), let letter = key.dropFirst().first, letter.isAnchorByte
    else { return nil }
    return piece(bytes, start, to: "]").map {
      Finding(
        range: $0, message: "a citation '[@…]' is not known and shown as text",
        note: "Give the work in the list of references a name, {#glorot-2010}, and link to it:"
          + " [](#glorot-2010)")
    }
  }

  /// `@fig-depth`, as others refer to a figure, a table, a section or an equation.
  private static func label(_ bytes: [UInt8], _ start: Int) -> Finding? {
    guard start == 0 || !bytes[start - 1].isAnchorByte else { return nil }
    let word = bytes[(start + 1)...].prefix(longest).prefix {
      $0.isAnchorByte || $0 == UInt8(ascii: ":")
    }
    let kind = word.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: ":") }
    guard kind.count + 1 < word.count, labels.contains(String(decoding: kind, as: UTF8.self))
    else { return nil }
    return Finding(
      range: start..<word.endIndex, message: "references with '@' are not known and shown as text",
      note: "A link with empty text refers to what it leads to: [](#name)")
  }

  private static let labels: Set = ["fig", "tbl", "tab", "sec", "eq", "lst", "thm"]

  /// LaTeX's commands for what Markdown does otherwise.
  private static func command(_ bytes: [UInt8], _ start: Int) -> Finding? {
    let name = bytes[(start + 1)...].prefix(12).prefix { $0 != UInt8(ascii: "{") }
    guard commands.contains(String(decoding: name, as: UTF8.self)),
      let range = piece(bytes, start, to: "}")
    else { return nil }
    return Finding(
      range: range, message: "a command of LaTeX is shown as text",
      note: "A link with empty text refers to what it leads to: [](#name)")
  }

  private static let commands: Set = [
    "ref", "eqref", "autoref", "cref", "cite", "citep", "citet", "label", "footnote",
  ]

  /// From `start` to the end of the first `end` behind it, on the same piece of text.
  private static func piece(_ bytes: [UInt8], _ start: Int, to end: String) -> Range<Int>? {
    let limit = min(bytes.count, start + longest)
    var index = start + 1
    while index + end.utf8.count <= limit {
      if bytes[index...].starts(with: end.utf8) { return start..<(index + end.utf8.count) }
      index += 1
    }
    return nil
  }

  // MARK: At the start of a line

  /// A line that begins a block elsewhere.
  static func finding(atStartOf text: String) -> Finding? {
    guard let first = text.utf8.first, ":!?[T".utf8.contains(first) else { return nil }
    let all = 0..<text.utf8.count
    // The line that opens such a block has been told of.
    if text.hasPrefix(":::"), !text.allSatisfy({ $0 == ":" }) {
      return Finding(
        range: all, message: "blocks between ':::' are not known and shown as text",
        suggestion: suggestedCallout(text), note: callouts)
    }
    if text.hasPrefix("!!! ") || text.hasPrefix("??? ") || text.hasPrefix("???+ ") {
      return Finding(
        range: all, message: "'\(text.prefix(3))' begins no block here and is shown as text",
        suggestion: suggestedCallout(text), note: callouts)
    }
    if ["[toc]", "[[toc]]"].contains(text.lowercased()) {
      return Finding(
        range: all, message: "'\(text)' is shown as text",
        note: "The contents of every page stand beside it already.")
    }
    if let mark = [": ", "Table: "].first(where: text.hasPrefix) {
      return Finding(
        range: 0..<(mark.utf8.count - 1),
        message: "captions of tables and lists of definitions are not known, so this is text")
    }
    return nil
  }

  private static let callouts = "A callout is a quote whose first line is [!NOTE]."

  private static func suggestedCallout(_ line: String) -> String? {
    let words = line.lowercased().split { !$0.isLetter }
    let kind = words.lazy.compactMap { Callout.Kind(rawValue: String($0)) }.first
    return kind.map { "> [!\($0.rawValue.uppercased())]" }
  }

  // MARK: Fences

  /// A fence whose first word is nearly a directive's, or another program's.
  static func warning(forFence info: String, at position: SourcePosition) -> Diagnostic? {
    guard let first = info.split(whereSeparator: \.isWhitespace).first else { return nil }
    let word = String(first.filter { $0.isLetter || $0 == "-" })
    let kinds = Fence.Kind.allCases.map(\.rawValue)
    let suggestion =
      kinds.contains(word.lowercased())
      ? word.lowercased()
      : languages.contains(word) ? nil : SpellingSuggestion.nearest(word, among: kinds)
    guard info.hasPrefix("{") || suggestion != nil else { return nil }
    return Diagnostic(
      .warning, at: position, length: info.count + 3,
      "'\(first)' is no directive, so this is shown as code", suggestion: suggestion,
      notes: ["Directives are \(kinds.map { "'\($0)'" }.joined(separator: ", "))."])
  }

  /// Languages whose names are near to a directive's.
  private static let languages: Set = ["clean", "clam", "figlet", "inc"]
}
