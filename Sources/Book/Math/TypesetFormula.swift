import Bytes

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
  /// Whether a line need not end inside it, even on a phone.
  static func isShort(_ html: String) -> Bool { visibleCharacters(of: html) <= 12 }

  /// A guess from the number of characters that are seen.
  static func mayBeWiderThanPhone(_ html: String) -> Bool { visibleCharacters(of: html) > 20 }

  /// Those of the drawing, not those of the MathML before it; all of a formula without a drawing.
  private static func visibleCharacters(of html: String) -> Int {
    let bytes = html.utf8Span.span
    let start = ByteSearch.firstRange(of: "katex-html".utf8Span.span, in: bytes)
    var visible = 0
    var isInTag = start != nil
    for index in (start?.upperBound ?? 0)..<bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<"): isInTag = true
      case UInt8(ascii: ">"): isInTag = false
      case 0x80...0xBF: break
      default: if !isInTag { visible += 1 }
      }
    }
    return visible
  }
}
