import Bytes

/// The script that keeps a page up to date while its chapter is being written. It is added by the preview
/// server and stands in no file of the site.
public enum PreviewScript {
  /// Where the server offers the script.
  public static let path = "/.tutor/preview.js"
  /// Where the script asks what has changed.
  public static let statePath = "/.tutor/state"

  public static var text: String { ThemeFiles.text(of: "preview.js") }

  /// The page with the script, and with a policy that lets it ask the server.
  public static func added(to page: [UInt8]) -> [UInt8] {
    // All of it is done in the head: the rest of a page may be long.
    let end = Array("</head>".utf8)
    guard let range = ByteSearch.firstRange(of: end.span, in: page.span) else { return page }
    let head = String(decoding: page[..<range.lowerBound], as: UTF8.self).replacing(
      "default-src 'none';", with: "default-src 'none'; connect-src 'self';", maxReplacements: 1)
    let script = "<script src=\"\(path)\" defer></script>\n"
    return Array((head + script).utf8) + page[range.lowerBound...]
  }
}
