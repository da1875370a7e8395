/// The files every page shares.
enum SiteAssets {
  /// Adds style sheets with the fonts that the formulas need, scripts, and the icon; `palette` is the
  /// style sheet that defines the colours of pages and plots.
  static func add(
    to files: inout SiteFiles, palette: String, formulas: [TypesetFormula]
  ) throws(MissingPackage) {
    files.add(palette + "\n" + ThemeFiles.text(of: "style.css"), at: "assets/style.css")
    files.add(ThemeFiles.text(of: "icon.svg"), at: "assets/icon.svg")
    for name in ["theme.js", "site.js", "explore.js"] {
      files.add(ThemeFiles.script(name), at: "assets/\(name)")
    }
    guard !formulas.isEmpty else { return }
    let sheet = try MathStylesheet(formulas: formulas)
    var css = sheet.css
    // A font of its own would arrive after the text, and move it.
    for font in sheet.fonts {
      let data = Base64.text(of: try MathStylesheet.font(font))
      css = css.replacing(
        "fonts/\(font)", with: "data:font/woff2;base64,\(data)", maxReplacements: 1)
    }
    files.add(css + ThemeFiles.text(of: "formula.css"), at: "assets/math.css")
  }
}
