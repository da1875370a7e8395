/// The files every page shares.
enum SiteAssets {
  /// Adds style sheets, scripts, the icon, and the fonts that the formulas need; `palette` is the
  /// style sheet that defines the colours of pages and plots.
  static func add(
    to files: inout SiteFiles, palette: String, formulas: [TypesetFormula]
  ) throws(MissingPackage) {
    files.add(palette + "\n" + ThemeFiles.text(of: "style.css"), at: "assets/style.css")
    for name in ["theme.js", "site.js", "explore.js", "icon.svg"] {
      files.add(ThemeFiles.text(of: name), at: "assets/\(name)")
    }
    guard !formulas.isEmpty else { return }
    let sheet = try MathStylesheet(formulas: formulas)
    files.add(sheet.css + ThemeFiles.text(of: "formula.css"), at: "assets/math.css")
    for font in sheet.fonts { files["assets/fonts/\(font)"] = try MathStylesheet.font(font) }
  }
}
