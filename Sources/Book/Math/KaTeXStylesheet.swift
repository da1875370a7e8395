/// KaTeX's style sheet, cut into its rules.
struct KaTeXStylesheet {
  private struct Rule {
    var selector: Substring
    var body: Substring

    /// The font that the declarations name, without what an element may inherit.
    var face: Face? {
      guard let start = body.firstRange(of: "KaTeX_") else { return nil }
      return Face(
        family: String(
          body[start.lowerBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }),
        isBold: body.contains("font-weight:700") || body.contains("font-weight: bold")
          || body.contains("font-weight: 700") || body.contains("font-weight:bold"),
        isItalic: body.contains("italic"))
    }
  }

  private struct Face: Hashable {
    var family: String
    var isBold: Bool
    var isItalic: Bool
  }

  private let rules: [Rule]

  init(_ css: String) {
    var rules: [Rule] = []
    var rest = Self.withoutComments(css)[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      rules.append(
        Rule(
          selector: rest[..<open].trimmingSpaces(),
          body: rest[rest.index(after: open)..<close].trimmingSpaces()))
      rest = rest[rest.index(after: close)...]
    }
    self.rules = rules
  }

  /// The rules without the fonts that no element of one of the classes can need.
  func restricted(to classes: Set<String>) -> (css: String, fonts: [String]) {
    let faces = Set(
      rules.filter { rule in
        rule.selector != "@font-face"
          && rule.selector.split(separator: ",").contains { Self.matches($0, classes) }
      }.compactMap(\.face))
    var css = ""
    var fonts: Set<String> = []
    for rule in rules {
      if rule.selector == "@font-face" {
        guard let face = rule.face, faces.contains(face),
          let font = Self.webFont(in: rule.body)
        else { continue }
        fonts.insert(font)
        css += "@font-face{\(Self.fontFace(rule.body, font: font))}\n"
      } else if !rule.selector.hasPrefix("@") {
        css += "\(Self.oneLine(rule.selector)){\(Self.oneLine(rule.body))}\n"
      }
    }
    return (css, fonts.sorted())
  }

  /// Whether elements of these classes alone can match a selector.
  private static func matches(_ selector: Substring, _ classes: Set<String>) -> Bool {
    let names = selector.split { $0 == "." || $0.isWhitespace || $0 == ">" }
    return selector.contains(".") && names.allSatisfy { classes.contains(String($0)) }
  }

  private static func webFont(in body: Substring) -> String? {
    guard let end = body.firstRange(of: ".woff2") else { return nil }
    let name = body[..<end.upperBound]
    let start = name.lastIndex { $0 == "/" || $0 == "(" || $0 == "\"" }
    return String(name[(start.map(name.index(after:)) ?? name.startIndex)...])
  }

  /// The declarations with one source; text in another font is better than no text while it loads.
  private static func fontFace(_ body: Substring, font: String) -> String {
    let kept = body.split(separator: ";").map { oneLine($0) }.filter { declaration in
      !declaration.hasPrefix("src") && !declaration.hasPrefix("font-display")
    }
    let source = "src:url(\"fonts/\(font)\") format(\"woff2\")"
    return (kept + [source, "font-display:block"]).joined(separator: ";")
  }

  private static func oneLine(_ text: Substring) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }

  private static func withoutComments(_ css: String) -> String {
    var result = ""
    var rest = css[...]
    while let open = rest.firstRange(of: "/*") {
      result += rest[..<open.lowerBound]
      guard let close = rest[open.upperBound...].firstRange(of: "*/") else { return result }
      rest = rest[close.upperBound...]
    }
    return result + rest
  }
}

extension Substring {
  fileprivate func trimmingSpaces() -> Substring {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
    return self[start..<Swift.max(start, end)]
  }
}
