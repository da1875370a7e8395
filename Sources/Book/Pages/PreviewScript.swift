/// The script that keeps a page up to date while its chapter is being written. It is added by the preview
/// server and stands in no file of the site.
public enum PreviewScript {
  /// Where the server offers the script.
  public static let path = "/.tutor/preview.js"
  /// Where the script asks what has changed.
  public static let statePath = "/.tutor/state"

  public static var text: String { ThemeFiles.text(of: "preview.js") }

  /// The page with the script, and with a policy that lets it ask the server.
  public static func added(to html: String) -> String {
    html
      .replacing(
        "default-src 'none';", with: "default-src 'none'; connect-src 'self';", maxReplacements: 1
      )
      .replacing(
        "</head>", with: "<script src=\"\(path)\" defer></script>\n</head>", maxReplacements: 1)
  }
}
