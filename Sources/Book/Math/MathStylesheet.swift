import Bytes

/// The style sheet of all formulas of the site: KaTeX's own, the hoisted rules, and the fonts that
/// are really used.
struct MathStylesheet: Hashable, Sendable {
  var css: String
  /// File names of the fonts that the style sheet loads from `fonts/` beside it, sorted.
  var fonts: [String]

  init(formulas: some Sequence<TypesetFormula>) throws(MissingPackage) {
    var rules: Set<TypesetFormula.StyleRule> = []
    var attributes: Set<ArraySlice<UInt8>> = []
    for formula in formulas {
      rules.formUnion(formula.rules)
      Self.collectClasses(of: Array(formula.html.utf8), into: &attributes)
    }
    let classes = Set(
      attributes.flatMap { $0.split(separator: UInt8(ascii: " ")) }
        .map { String(decoding: $0, as: UTF8.self) })
    let katex = try SystemPackage.katex.text(of: "katex.css")
    let sheet = KaTeXStylesheet(katex).restricted(to: classes)
    fonts = sheet.fonts
    css = sheet.css
    for rule in rules.sorted() { css += rule.css + "\n" }
  }

  /// The bytes of a font.
  static func font(_ name: String) throws(MissingPackage) -> [UInt8] {
    try SystemPackage.katexFonts.contents(of: name)
  }

  /// Bytes are compared because this runs over every formula of the book in every build.
  private static func collectClasses(
    of html: [UInt8], into attributes: inout Set<ArraySlice<UInt8>>
  ) {
    let name = Array("class=\"".utf8)
    var position = 0
    while let found = ByteSearch.firstRange(of: name.span, in: html.span, from: position) {
      guard let end = html[found.upperBound...].firstIndex(of: UInt8(ascii: "\"")) else { return }
      attributes.insert(html[found.upperBound..<end])
      position = end + 1
    }
  }
}
