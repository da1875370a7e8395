/// A figure with all that a reader needs to check and reuse it.
///
/// Names that end in `HTML` hold HTML; all others hold text. Addresses are relative to the page.
struct FigureCard: Hashable, Sendable {
  struct Setting: Hashable, Sendable {
    var name: String
    var value: String
  }

  struct Download: Hashable, Sendable {
    /// "SVG", "CSV", "JSON"
    var name: String
    var address: String
  }

  /// A block of claims about what the figure shows.
  struct Check: Hashable, Sendable {
    var name: String
    var anchor: String
    var holds: Bool
  }

  /// The numbers behind a figure; every row has as many cells as there are columns.
  struct DataTable: Hashable, Sendable {
    var caption: String
    var columns: [String]
    var rows: [[String]]
  }

  /// The name of the directive, which links point to.
  var anchor: String
  /// "1.2"
  var number: String
  /// `<svg>` elements; the narrow one stands in on a phone.
  var wideHTML: String
  var narrowHTML: String
  /// What the page's script can offer, in JSON; nil if it has nothing to.
  var exploration: String?
  var captionHTML: String
  var checks: [Check] = []
  /// The directive as highlighted code.
  var directiveHTML = ""
  var settings: [Setting] = []
  /// The numbers of the figure as a `DataTable` writes them; empty for none.
  var tableHTML = ""
  var downloads: [Download] = []
  /// The engine's source files that computed the figure.
  var sources: [Download] = []
  /// The command that computes the figure again.
  var command = ""
}

/// A claim as the page shows it: what is said, what was measured, and whether it holds.
struct ClaimMark: Hashable, Sendable {
  enum Status: String, Hashable, Sendable { case held, failed, unchecked }

  /// The name of the directive, or nil where nothing points to the claim.
  var anchor: String?
  var status: Status
  /// The comparison as the author wrote it.
  var expression: String
  /// The measured sides, with the relation between them: "2.1×10⁻¹⁴ < 1.0×10⁻⁶".
  var measured: String
  /// "5 of 5 seeds"; empty if there is nothing to say.
  var detail = ""
}
