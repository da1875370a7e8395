/// A formula as HTML and MathML, without a single style attribute.
struct TypesetFormula: Hashable, Sendable {
  var html: String
  /// The style rules it needs: class name and declarations, sorted by name.
  var rules: [StyleRule]

  struct StyleRule: Hashable, Sendable, Comparable {
    var name: String
    var declarations: String

    /// Named by its content, so that a page cached earlier finds the same rule again.
    init(declarations: String) {
      name = "m" + StableHash(declarations).digits(8)
      self.declarations = declarations
    }

    /// Important, because a style attribute comes before every rule that is not.
    var css: String {
      let important = declarations.split(separator: ";").map { "\($0)!important" }
      return ".\(name){\(important.joined(separator: ";"))}"
    }

    static func < (left: Self, right: Self) -> Bool { left.name < right.name }
  }
}

extension TypesetFormula {
  /// The form in which a cache keeps it: the declarations of its rules, an empty line, the HTML.
  var cached: String { rules.map { $0.declarations + "\n" }.joined() + "\n" + html }

  init?(cached: String) {
    var rest = cached[...]
    rules = []
    while let end = rest.firstIndex(of: "\n") {
      let line = rest[..<end]
      rest = rest[rest.index(after: end)...]
      if line.isEmpty {
        html = String(rest)
        return
      }
      rules.append(StyleRule(declarations: String(line)))
    }
    return nil
  }
}

extension TypesetFormula {
  /// A guess from the number of characters that are seen.
  static func mayBeWiderThanPhone(_ html: String) -> Bool {
    guard let start = html.firstRange(of: "katex-html") else { return html.count > 200 }
    var visible = 0
    var isInTag = true
    for byte in html[start.upperBound...].utf8 {
      switch byte {
      case UInt8(ascii: "<"): isInTag = true
      case UInt8(ascii: ">"): isInTag = false
      case 0x80...0xBF: break
      default: if !isInTag { visible += 1 }
      }
    }
    return visible > 20
  }
}
