/// How a table of text is written: what stands between cells, how numbers are spelt, which lines are comments.
struct CSVFormat: Hashable, Sendable {
  var separator: Character = ","
  /// Between the whole and the fraction of a number.
  var decimal: Character = "."
  /// Lines that begin so are skipped; nil for none.
  var comment: String?
  /// Whether the first line names the columns; nil takes it for names unless it holds numbers.
  var hasHeader: Bool?

  /// The separators with the words an author writes for them.
  static let separators: [(word: String, character: Character)] = [
    (",", ","), (";", ";"), ("|", "|"), ("tab", "\t"), ("\t", "\t"),
  ]

  /// A finite number, with spaces around it or not; nil for anything else.
  func number(_ text: String) -> Double? {
    var plain = text.trimmed
    if decimal != "." {
      guard !plain.contains(".") else { return nil }
      plain = plain.replacing(String(decimal), with: ".")
    }
    return NumberSyntax.double(plain).flatMap { $0.isFinite ? $0 : nil }
  }

  /// What to add where a header holds what separates the cells of other tables.
  func hint(forHeader cells: [String]) -> String {
    let others = Self.separators.filter { $0.character != separator && $0.word != "\t" }
    let found = others.first { other in cells.contains { $0.contains(other.character) } }
    return found.map { "; if '\($0.word)' separates its columns, write separator: \"\($0.word)\"" }
      ?? ""
  }

  /// What to add where a line does not fit the header and one of the two begins like a comment.
  func hint(forLines starts: [String]) -> String {
    guard comment == nil, starts.contains(where: { $0.hasPrefix("#") }) else { return "" }
    return "; lines that begin with '#' are skipped with comment: \"#\""
  }
}

extension MappingReader {
  /// The keys `separator`, `decimal`, `comment` and `header`.
  mutating func csvFormat() -> CSVFormat {
    var format = CSVFormat()
    let separator = optional("separator")
    // In quotes, a comma may be both.
    let saysSeparator = separator != nil
    if let value = separator {
      format.separator = value.parsed(
        as: "',', ';', '|' or 'tab', else ','", example: "\";\"", fallback: ","
      ) { text in CSVFormat.separators.first { $0.word == text }?.character }
    }
    if let value = optional("decimal") {
      format.decimal = value.parsed(
        as: "'.' or ',', else '.'", example: "\",\"", fallback: "."
      ) { [".": ".", ",": ","][$0] }
      if format.decimal == format.separator, !saysSeparator {
        value.report(
          "a comma cannot both separate cells and stand in numbers",
          notes: [
            "say what separates the cells, as in separator: \";\"; where it is a comma and such numbers stand in "
              + "quotes, write separator: \",\""
          ])
      }
    }
    format.hasHeader = optional("header")?.flag()
    format.comment = optional("comment")?.parsed(
      as: "how lines begin that are skipped", example: "\"#\"", fallback: "#"
    ) { text in text.isEmpty || text.count > 8 ? nil : text }
    return format
  }
}
