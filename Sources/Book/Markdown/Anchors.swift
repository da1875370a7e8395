import Experiments

/// Gives every heading a name that a link can point to.
///
/// The name comes from the heading's words, so it stays when the text around it changes. Names of
/// directives and those given to headings and list items with `{#name}` go first, so a heading can never
/// take one away.
enum Anchors {
  static func assign(in document: inout Document) {
    var taken: [String: SourcePosition] = [:]
    for fence in document.fences {
      if let name = fence.name { taken[name] = taken[name] ?? fence.namePosition }
    }
    for (name, position) in taken.sorted(by: { $0.value < $1.value }) where isReserved(name) {
      document.diagnostics.append(reserved(name, at: position))
    }
    let given =
      document.headings.filter { !$0.anchor.isEmpty }.map { ($0.anchor, $0.position) }
      + document.namedItems.map { ($0.anchor, $0.position) }
    for (name, position) in given {
      if let first = taken[name] {
        document.diagnostics.append(
          Diagnostic(
            at: position, "the name '\(name)' is used twice on this page",
            notes: ["It was given first at \(first)."]))
      } else if isReserved(name) {
        document.diagnostics.append(reserved(name, at: position))
      }
      taken[name] = position
    }
    var lastNumbers: [String: Int] = [:]
    for index in document.headings.indices where document.headings[index].anchor.isEmpty {
      let heading = document.headings[index]
      let name = unique(slug(words(of: heading)), in: taken, &lastNumbers)
      document.headings[index].anchor = name
      taken[name] = heading.position
    }
  }

  /// Formulas as they are typed: a link that an author has written once keeps leading there.
  private static func words(of heading: Heading) -> String {
    PlainText.text(of: heading.content, formula: { $0.tex { _ in "" } })
  }

  /// Lower-case letters and digits of any script, joined by hyphens.
  static func slug(_ text: String) -> String {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }
    return words.isEmpty ? "section" : words.joined(separator: "-")
  }

  /// The name, or the name with the first number from 2 on that is free.
  private static func unique(
    _ words: String, in taken: [String: SourcePosition], _ lastNumbers: inout [String: Int]
  ) -> String {
    let name = isReserved(words) ? "section-\(words)" : words
    if taken[name] == nil { return name }
    // Numbers that were taken stay so.
    var number = (lastNumbers[name] ?? 1) + 1
    while taken["\(name)-\(number)"] != nil { number += 1 }
    lastNumbers[name] = number
    return "\(name)-\(number)"
  }

  /// Names that the page itself uses, such as `main` and `note-1`.
  private static func isReserved(_ name: String) -> Bool {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 1 { return pageNames.contains(name) }
    return numberedNames.contains(parts[0]) && parts.dropFirst().allSatisfy { Int($0) != nil }
  }

  private static let pageNames: Set = ["top", "main", "contents", "search"]
  private static let numberedNames: Set<Substring> = ["note", "call", "claim"]

  private static func reserved(_ name: String, at position: SourcePosition) -> Diagnostic {
    Diagnostic(
      at: position, "the name '\(name)' belongs to the page itself",
      notes: [
        "so do \(pageNames.sorted().map { "'\($0)'" }.joined(separator: ", ")), and names such as"
          + " 'note-1' and 'claim-2'"
      ])
  }
}
