import Testing

@testable import Charts

@Suite struct PaletteTests {
  private func color(_ name: String, _ theme: Theme) -> Color {
    let token = Palette.tokens.first { $0.name == name }
    return theme.color(of: token ?? Palette.papers[0])
  }

  private func papers(_ theme: Theme) -> [Color] {
    ["bg", "surface"].map { color($0, theme) }
  }

  @Test func knownDifferences() {
    // Pairs 1 and 7 of the published CIEDE2000 test data.
    let one = ColorDifference.ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])
    let two = ColorDifference.ciede2000([50, 0, 0], [50, -1, 2])
    #expect(abs(one - 2.0425) < 1e-4)
    #expect(abs(two - 2.3669) < 1e-4)
  }

  @Test func contrastOfBlackOnWhite() {
    #expect(abs(Color(0).contrast(with: Color(0xffffff)) - 21) < 1e-9)
  }

  @Test(arguments: Theme.allCases) func textsReadOnEveryPaper(_ theme: Theme) {
    for token in Palette.texts + Palette.roleLabels {
      for paper in papers(theme) + [color("code", theme)] {
        #expect(theme.color(of: token).contrast(with: paper) >= 4.5, "\(token.name)")
      }
    }
    for token in Palette.rampLabels {
      #expect(theme.color(of: token).contrast(with: color("bg", theme)) >= 4.5, "\(token.name)")
    }
    for name in ["ok", "warn", "bad"] {
      #expect(color(name, theme).contrast(with: color("\(name)-tint", theme)) >= 4.5, "\(name)")
    }
  }

  @Test(arguments: Theme.allCases) func linesStandOutFromEveryPaper(_ theme: Theme) {
    for token in Palette.roles + [Palette.lines[0]] {
      for paper in papers(theme) {
        #expect(theme.color(of: token).contrast(with: paper) >= 3, "\(token.name)")
      }
    }
    for token in Palette.ramp {
      #expect(theme.color(of: token).contrast(with: color("bg", theme)) >= 3, "\(token.name)")
    }
  }

  @Test(arguments: Theme.allCases) func rolesDifferForEveryVision(_ theme: Theme) {
    let least: [Double] = theme == .light ? [18.4, 13.6, 14.2, 12.6] : [17.8, 12.5, 12, 12.3]
    let colors = Palette.roles.map(theme.color(of:))
    for (vision, bound) in zip(ColorDifference.Vision.allCases, least) {
      for (index, one) in colors.enumerated() {
        for other in colors[(index + 1)...] {
          let distance = ColorDifference.between(one, other, vision)
          #expect(distance >= bound, "\(one.css) \(other.css) \(vision)")
        }
      }
    }
  }

  @Test(arguments: Theme.allCases) func sequentialStepsAreEven(_ theme: Theme) {
    let colors = Palette.sequential.map(theme.color(of:))
    for vision in ColorDifference.Vision.allCases {
      let lightness = colors.map { ColorDifference.lab($0, vision).x }
      let falls = zip(lightness, lightness.dropFirst()).map { $0 > $1 }
      #expect(Set(falls).count == 1, "lightness is monotone for \(vision)")
      for (one, next) in zip(colors, colors.dropFirst()) {
        let step = ColorDifference.between(one, next, vision)
        #expect(step >= (vision == .normal ? 10.9 : 5.5), "\(one.css) \(next.css) \(vision)")
      }
    }
  }

  @Test(arguments: Theme.allCases) func divergingSidesDiffer(_ theme: Theme) {
    let colors = Palette.diverging.map(theme.color(of:))
    for vision in ColorDifference.Vision.allCases {
      for index in 0..<4 {
        let across = ColorDifference.between(colors[index], colors[8 - index], vision)
        #expect(across >= 17.9, "mirror pair \(index + 1), \(vision)")
      }
      for (one, next) in zip(colors, colors.dropFirst()) {
        #expect(ColorDifference.between(one, next, vision) >= 10.5, "\(one.css), \(vision)")
      }
    }
  }

  @Test(arguments: Theme.allCases) func textsReadOnEveryClass(_ theme: Theme) {
    for (token, text) in zip(Palette.sequential + Palette.diverging, Palette.classTexts) {
      #expect(
        theme.color(of: token).contrast(with: theme.color(of: text)) >= 4.5, "\(token.name)")
    }
  }

  @Test func tokenNamesAreUnique() {
    #expect(Set(Palette.tokens.map(\.name)).count == Palette.tokens.count)
  }

  @Test func printIsLight() {
    // Dark rules hold for screens only, so nothing but the light ones is left for paper.
    let css = Palette.stylesheet
    #expect(css.contains("@media screen and (prefers-color-scheme:dark)"))
    #expect(css.contains("@media screen{:root[data-theme=dark]"))
    #expect(!css.contains("@media print"))
  }

  @Test func everyVariableOfTheChartStyleIsDefined() {
    let names = Set(Palette.tokens.map(\.name))
    let used = ChartStyle.stylesheet.split(separator: "var(--").dropFirst().map {
      String($0.prefix { $0 != ")" })
    }
    #expect(!used.isEmpty)
    for name in used { #expect(names.contains(name), "--\(name)") }
    #expect(!ChartStyle.standalone.contains("var("))
  }

  @Test func fileOfItsOwnHasBothThemes() throws {
    let condition = "@media screen and (prefers-color-scheme:dark)"
    let parts = ChartStyle.standalone.split(separator: condition)
    try #require(parts.count == 2)
    for token in Palette.roles {
      let rule = ".chart .\(token.name){color:"
      #expect(parts[0].contains(rule + Theme.light.color(of: token).css))
      #expect(parts[1].contains(rule + Theme.dark.color(of: token).css))
    }
    // What does not depend on the theme is written once.
    #expect(!parts[1].contains("font-weight"))
  }
}
