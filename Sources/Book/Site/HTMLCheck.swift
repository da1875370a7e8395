import Foundation

/// Checks finished pages: well-formed, unique ids, no style attributes, every link inside the site
/// leads somewhere.
struct HTMLCheck {
  /// What one page holds.
  private struct Page {
    var ids: Set<String> = []
    var addresses: [String] = []
    var problems: [String] = []
  }

  /// Elements that have no end tag.
  private static let void: Set = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]

  /// The problems of all pages of a site, each as "path: problem", in order.
  static func problems(in files: SiteFiles) -> [String] {
    var pages: [String: Page] = [:]
    for path in files.paths where path.hasSuffix(".html") {
      pages[path] = page(String(decoding: files[path] ?? [], as: UTF8.self))
    }
    return files.paths.flatMap { path -> [String] in
      guard let page = pages[path] else { return [] }
      let dead = page.addresses.compactMap { address -> String? in
        let (file, anchor) = target(of: address, from: path)
        guard files[file] != nil else { return "link to missing file '\(address)'" }
        guard let anchor, let target = pages[file],
          !target.ids.contains(CrossReference.name(ofAnchor: anchor))
        else { return nil }
        return "link to missing anchor '\(address)'"
      }
      return (page.problems + dead).map { "\(path): \($0)" }
    }
  }

  /// The problems of a piece of HTML alone, without its links to other files.
  static func problems(in html: String) -> [String] {
    let page = page(html)
    let dead = page.addresses.filter { address in
      let name = CrossReference.name(ofAnchor: unescaped(address.dropFirst()))
      return address.hasPrefix("#") && address != "#" && !page.ids.contains(name)
    }
    return page.problems + dead.map { "link to missing anchor '\($0)'" }
  }

  private static func target(of address: String, from path: String) -> (String, String?) {
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let file = parts[0].isEmpty ? path : LinkChecker.resolve(unescaped(parts[0]), from: path)
    return (file, parts.count > 1 ? unescaped(parts[1]) : nil)
  }

  private static func page(_ html: String) -> Page {
    var page = Page()
    var open: [String] = []
    var reader = HTMLTagReader(html)
    while let tag = reader.next() {
      switch tag {
      case .problem(let problem): page.problems.append(problem)
      case .end(let name):
        if open.last == name {
          open.removeLast()
        } else {
          page.problems.append("</\(name)> closes <\(open.last ?? "nothing")>")
          if let index = open.lastIndex(of: name) { open.removeSubrange(index...) }
        }
      case .start(let name, let attributes, let isClosed):
        check(name, attributes, &page)
        if !isClosed, !void.contains(name) { open.append(name) }
      }
    }
    page.problems += open.map { "<\($0)> is not closed" }
    return page
  }

  private static func check(
    _ element: String, _ attributes: [(name: String, value: String)], _ page: inout Page
  ) {
    var names: Set<String> = []
    for (name, value) in attributes {
      if !names.insert(name).inserted { page.problems.append("<\(element)> has two \(name)") }
      switch name {
      case "id":
        if value.isEmpty || value.contains(where: \.isWhitespace) {
          page.problems.append("'\(value)' is no id")
        }
        if !page.ids.insert(unescapedEntities(value)).inserted {
          page.problems.append("the id '\(value)' is used twice")
        }
      case "style": page.problems.append("<\(element)> has a style attribute")
      case "href", "src":
        let address = unescapedEntities(value)
        if LinkAddress.scheme(of: address) == nil, !address.hasPrefix("//") {
          page.addresses.append(address)
        }
      default: break
      }
      if name.hasPrefix("on") { page.problems.append("<\(element)> has a script in \(name)") }
    }
  }

  private static func unescaped(_ text: some StringProtocol) -> String {
    String(text).removingPercentEncoding ?? String(text)
  }

  private static func unescapedEntities(_ text: String) -> String {
    text.replacing("&quot;", with: "\"").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
