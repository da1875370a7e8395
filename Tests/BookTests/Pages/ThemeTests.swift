import Charts
import Testing

@testable import Book

struct ThemeTests {
  static let style = ThemeFiles.text(of: "style.css")

  /// The palette's colours of code: paper, then what may be written on it, for light and dark.
  static let palettes: [(paper: String, ink: [String: String])] = [
    (
      "f1f3f5",
      [
        "s1-label": "1f3fb0", "s2-label": "9c3206", "s3-label": "1a5f4c", "s6-label": "2c6d87",
        "s7-label": "7b3ae6", "muted": "565d66",
      ]
    ),
    (
      "1d2026",
      [
        "s1-label": "86a3f1", "s2-label": "e2683f", "s3-label": "5b9678", "s6-label": "79e1fb",
        "s7-label": "a88bf0", "muted": "a7aeb8",
      ]
    ),
  ]

  @Test func codeCanBeReadInLightAndDark() throws {
    let rules = Self.style.split(separator: "\n").filter { $0.hasPrefix(".hljs-") }
    #expect(rules.count >= 6)
    for rule in rules {
      let variable = try #require(rule.firstMatch(of: /var\(--([a-z0-9-]+)\)/)).1
      for palette in Self.palettes {
        let ink = try #require(palette.ink[String(variable)])
        #expect(contrast(ink, palette.paper) >= 4.5, "\(rule)")
      }
    }
  }

  @Test func everyColourComesFromThePalette() {
    let known: Set = [
      "bg", "surface", "code", "text", "muted", "faint", "link", "visited", "ok", "warn", "bad",
      "ok-tint", "warn-tint", "bad-tint", "axis", "grid", "hairline",
    ]
    let own: Set = [
      "sans", "mono", "tiny", "small", "base", "large", "huge", "title", "measure", "side", "bar",
      "radius", "gutter", "shade", "kind",
    ]
    for match in Self.style.matches(of: /var\(--([a-z0-9-]+)\)/) {
      let name = String(match.1)
      #expect(known.contains(name) || own.contains(name) || name.hasSuffix("-label"), "\(name)")
    }
    #expect(Self.style.firstMatch(of: /#[0-9a-f]{3,8}\b\s*;/) == nil)
    #expect(!Self.style.contains("url("))
  }

  /// A rule of the page for one of the short classes of drawings would reach into every figure, as a bar
  /// at the top of the page that paper does without once took the bars of charts with it.
  @Test func rulesOfThePageLeaveDrawingsAlone() {
    let drawn = Set(
      ChartStyle.stylesheet.matches(of: /\.chart \.([a-z][a-z0-9-]*)/).map { String($0.1) })
    #expect(drawn.count > 30)
    let rules = Self.style.split(separator: "}").filter { !$0.contains(".chart") }
    for rule in rules {
      let selector = rule.prefix { $0 != "{" }
      // A class that stands with another one, as in `.claim.held`, is none of a drawing.
      for match in selector.matches(of: /(?:^|[\s,>(])\.([a-z][a-z0-9-]*)/) {
        #expect(!drawn.contains(String(match.1)), "\(selector)")
      }
    }
  }

  @Test func filesStayWithinTheirBudgets() {
    #expect(Self.style.utf8.count <= 40_000)
    #expect(Self.scripts.reduce(0) { $0 + ThemeFiles.script($1).utf8.count } <= 25_000)
    #expect(ThemeFiles.script("theme.js").utf8.count <= 600)
  }

  private static let scripts = ["theme.js", "site.js", "explore.js"]

  @Test("Scripts lose indentation and comments, which no text of theirs may depend on")
  func scriptsWithoutIndentation() {
    for name in Self.scripts {
      let lines = ThemeFiles.text(of: name).split(separator: "\n")
      #expect(lines.allSatisfy { $0.count { $0 == "`" }.isMultiple(of: 2) }, "\(name)")
      let code = lines.map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("//") }
      #expect(ThemeFiles.script(name).split(separator: "\n") == code)
    }
  }

  /// The ratio of WCAG 2 between two colours.
  private func contrast(_ first: String, _ second: String) -> Double {
    let (a, b) = (luminance(first), luminance(second))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private func luminance(_ hexadecimal: String) -> Double {
    let value = Int(hexadecimal, radix: 16) ?? 0
    let parts = [value >> 16, value >> 8 & 255, value & 255].map { part -> Double in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// x to the power 2.4, as (x¹²)^(1/5) by Newton's method.
  private func power(_ x: Double) -> Double {
    let target = (0..<12).reduce(1.0) { product, _ in product * x }
    return (0..<60).reduce(1.0) { root, _ in
      root - (root * root * root * root * root - target) / (5 * root * root * root * root)
    }
  }
}
