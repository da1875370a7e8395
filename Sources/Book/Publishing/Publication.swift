/// What a site says about itself to the rest of the web once it has an address.
struct Publication: Sendable {
  /// The address of the site's folder, with a slash at its end.
  let baseURL: String

  /// - Parameter address: As given on the command line, with or without a slash at its end.
  init(_ address: String) {
    baseURL = address.hasSuffix("/") ? address : address + "/"
  }

  func address(of path: String) -> String {
    baseURL + (path == "index.html" ? "" : path.escapedForURL)
  }

  /// The part of the address behind the host: `/book/`.
  var path: String {
    guard let host = baseURL.firstRange(of: "://")?.upperBound,
      let slash = baseURL[host...].firstIndex(of: "/")
    else { return "/" }
    return String(baseURL[slash...])
  }

  /// All pages, for search engines.
  func sitemap(of pages: [String]) -> String {
    let entries = pages.map { "<url><loc>\(address(of: $0))</loc></url>\n" }.joined()
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(entries)</urlset>

      """
  }

  /// One chapter as readers of the feed see it.
  struct Entry: Sendable {
    var title: String
    var description: String
    var path: String
  }

  /// The chapters as an RSS 2.0 feed. It has no dates: a build knows none, and gives the same bytes every day.
  func feed(title: String, description: String, language: String, _ entries: [Entry]) -> String {
    let items = entries.map { entry in
      let address = address(of: entry.path)
      return """
        <item>
        <title>\(entry.title.escapedForHTML)</title>
        <link>\(address)</link>
        <guid>\(address)</guid>
        <description>\(entry.description.escapedForHTML)</description>
        </item>

        """
    }.joined()
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
      <channel>
      <title>\(title.escapedForHTML)</title>
      <link>\(baseURL)</link>
      <description>\(description.escapedForHTML)</description>
      <language>\(language)</language>
      <atom:link href="\(address(of: "feed.xml"))" rel="self" type="application/rss+xml"/>
      \(items)</channel>
      </rss>

      """
  }
}
