import Experiments

/// A work that chapters list among their references.
///
/// Chapters list works below a heading "References", one an item, in the form
/// "X. Glorot, Y. Bengio. *Title.* Where, 2010. {#glorot-2010}"; the name at the end is for links to it.
struct CitedWork: Sendable {
  var item: List.Item
  /// The chapter whose words are shown, the first one that lists the work.
  var chapter: Int
  /// All chapters that list it.
  var chapters: [Int]

  /// The work's title, or the whole entry where nothing in it is emphasized; the same for every way to write it.
  var identity: String {
    let inlines = Self.inlines(of: item)
    let title = inlines.lazy.compactMap { if case .emphasis(let title) = $0 { title } else { nil } }
      .first
    return Anchors.slug(PlainText.text(of: title ?? inlines))
  }

  /// "Glorot & Bengio 2010": who wrote it and when, for links without words of their own.
  var label: String? { Self.label(of: item) }

  /// Surnames, then the year, then the rest, as lists of works are sorted.
  var sortKey: String {
    let text = PlainText.text(of: Self.inlines(of: item))
    return (Self.authors(of: item) + [Self.year(of: item) ?? "", text]).joined(separator: " ")
      .lowercased()
  }

  static func label(of item: List.Item) -> String? {
    let authors = authors(of: item)
    guard let first = authors.first, let year = year(of: item) else { return nil }
    switch authors.count {
    case 1: return "\(first) \(year)"
    case 2: return "\(first) & \(authors[1]) \(year)"
    default: return "\(first) et al. \(year)"
    }
  }

  /// The surnames before the title: "X. Glorot, Y. Bengio." has two.
  private static func authors(of item: List.Item) -> [String] {
    guard case .text(let text)? = inlines(of: item).first else { return [] }
    return text.replacing(" and ", with: ", ").replacing(" & ", with: ", ").split(separator: ",")
      .compactMap { author in
        let words = author.split(separator: " ").map { $0.drop { !$0.isLetter } }
        let surname = words.last { $0.count > 1 && !$0.dropLast().hasSuffix(".") }
        return surname.map { String($0.prefix { $0.isLetter || $0 == "-" || $0 == "’" }) }
      }
      .filter { !$0.isEmpty }
  }

  /// The last number of four digits.
  private static func year(of item: List.Item) -> String? {
    let text = PlainText.text(of: inlines(of: item))
    return text.matches(of: /\b(1[89]|20)\d\d\b/).last.map { String($0.output.0) }
  }

  private static func inlines(of item: List.Item) -> [Inline] {
    if case .paragraph(let inlines)? = item.blocks.first { inlines } else { [] }
  }
}

extension Document {
  /// The items of the lists below the headings with these words.
  func items(below titles: Set<String>) -> [List.Item] {
    var isBelow = false
    var items: [List.Item] = []
    for block in blocks {
      switch block {
      case .heading(let index):
        isBelow = titles.contains(PlainText.text(of: headings[index].content))
      case .list(let list) where isBelow: items += list.items
      default: break
      }
    }
    return items
  }
}
