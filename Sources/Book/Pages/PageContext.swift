/// Everything a page is made of.
///
/// Names that end in `HTML` hold HTML, which is taken as it is; all others hold text.
/// Addresses are relative to the page.
struct PageContext: Hashable, Sendable {
  /// A chapter in the sidebar, with its address as seen from the site's folder.
  struct Chapter: Hashable, Sendable {
    /// "3"; empty for a page without a number.
    var number: String
    var title: String
    var address: String
    var isCurrent: Bool
  }

  /// A section in the contents of the page.
  struct Section: Hashable, Sendable {
    var level: Int
    var titleHTML: String
    var anchor: String
  }

  struct Neighbor: Hashable, Sendable {
    var title: String
    var address: String
  }

  /// The same page in another language.
  struct Translation: Hashable, Sendable {
    var language: String
    /// The language in its own words.
    var name: String
    var address: String
  }

  /// One line below the text: "Revision" "4f3c2a1".
  struct Fact: Hashable, Sendable {
    var label: String
    var value: String
    /// The value is a command or a name, and set as code.
    var isCode: Bool
  }

  var wording = Wording.english
  var siteTitle: String
  var title: String
  var description: String
  var bodyHTML: String
  /// The path from the page to the site's folder: empty, or `../` once for each folder.
  var root = ""
  /// The chapters around this one; all of them in a book that is not very long.
  var chapters: [Chapter] = []
  /// The pages behind the chapters.
  var backMatter: [Chapter] = []
  /// This page among them; nil where it is none of them.
  var current: Chapter? {
    chapters.first(where: \.isCurrent) ?? backMatter.first(where: \.isCurrent)
  }
  var sections: [Section] = []
  var previous: Neighbor?
  var next: Neighbor?
  var translations: [Translation] = []
  var facts: [Fact] = []
  /// The address of the site, for pages that have to name themselves; nil where none is configured.
  var canonicalAddress: String?
  /// The address of the feed of the site.
  var feedAddress: String?
  /// The address of a picture to show where the page is shared.
  var pictureAddress: String?
  /// Formulas are on the page, so it needs their style sheet.
  var hasFormulas = false
  /// Figures are on the page, so it needs the script that answers questions about them.
  var hasFigures = false
  /// Minutes it takes to read the page; 0 to say nothing.
  var readingMinutes = 0
}
