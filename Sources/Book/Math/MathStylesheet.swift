/// The style sheet of all formulas of the site: KaTeX's own, the hoisted rules, and the fonts that
/// are really used.
struct MathStylesheet: Hashable, Sendable {
  var css: String
  /// File names of the fonts that the style sheet loads from `fonts/` beside it, sorted.
  var fonts: [String]

  init(formulas: some Sequence<TypesetFormula>) throws(MissingPackage) {
    var rules: Set<TypesetFormula.StyleRule> = []
    var attributes: Set<Substring> = []
    for formula in formulas {
      rules.formUnion(formula.rules)
      Self.collectClasses(of: formula.html, into: &attributes)
    }
    let classes = Set(attributes.flatMap { $0.split(separator: " ") }.map(String.init))
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
  private static func collectClasses(of html: String, into attributes: inout Set<Substring>) {
    let quote = UInt8(ascii: "\"")
    var rest = html.utf8[...]
    while let start = rest.firstIndex(of: quote) {
      let value = rest[rest.index(after: start)...]
      guard let end = value.firstIndex(of: quote) else { return }
      if rest[..<start].suffix(6).elementsEqual("class=".utf8) {
        attributes.insert(Substring(value[..<end]))
      }
      rest = value[value.index(after: end)...]
    }
  }
}
