/// A page as a part of a larger one: its names, and links to them, are made unique by the page's own name.
struct PagePart: Sendable {
  /// `01-the-problem`
  var stem: String
  var bodyHTML: String
}

/// Joins pages that link to each other into one.
struct PageJoiner: Sendable {
  /// Where links to names of pages that are not part of the whole lead, such as an experiment's.
  var elsewhere: [String: String] = [:]
  /// The bytes of a file of the site; nil if there is none.
  var file: @Sendable (_ path: String) -> [UInt8]?
  let stems: Set<String>

  init(
    _ stems: some Sequence<String>, elsewhere: [String: String],
    file: @escaping @Sendable (_ path: String) -> [UInt8]?
  ) {
    self.stems = Set(stems)
    self.elsewhere = elsewhere
    self.file = file
  }

  /// The attributes whose values are names of elements, or addresses.
  private static let attributes = [
    "id", "href", "src", "fill", "aria-labelledby", "aria-describedby", "aria-controls", "for",
    "headers",
  ]

  /// The part's HTML with every name and address as they are in the whole, and headings one level lower.
  func html(of part: PagePart, lowersHeadings: Bool) -> String {
    var html = ""
    html.reserveCapacity(part.bodyHTML.utf8.count * 9 / 8)
    var rest = part.bodyHTML[...]
    while let tag = rest.utf8.firstIndex(of: UInt8(ascii: "<")) {
      html += rest[..<tag]
      let end = rest.utf8[tag...].firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
      html += rewritten(rest[tag..<end], of: part, lowersHeadings)
      rest = rest[end...]
    }
    return html + rest
  }

  private func rewritten(_ tag: Substring, of part: PagePart, _ lowersHeadings: Bool) -> String {
    var text = lowersHeadings ? Self.lowered(tag) : String(tag)
    for name in Self.attributes {
      guard let start = text.firstRange(of: " \(name)=\"")?.upperBound,
        let end = text[start...].firstIndex(of: "\"")
      else { continue }
      text.replaceSubrange(start..<end, with: value(text[start..<end], of: name, part))
    }
    return text
  }

  /// `<h2 …` becomes `<h3 …`.
  private static func lowered(_ tag: Substring) -> String {
    let name = tag.dropFirst(tag.hasPrefix("</") ? 2 : 1).prefix { $0 != " " }
    guard name.count == 2, name.first == "h", let level = name.last?.wholeNumberValue else {
      return String(tag)
    }
    let open = tag[..<name.startIndex]
    return "\(open)h\(min(6, level + 1))\(tag[name.endIndex...])"
  }

  private func value(_ value: Substring, of attribute: String, _ part: PagePart) -> String {
    switch attribute {
    case "href": link(String(value), part)
    case "src": embedded(String(value))
    case "fill": String(value).replacing("url(#", with: "url(#\(part.stem)--")
    default: value.split(separator: " ").map { "\(part.stem)--\($0)" }.joined(separator: " ")
    }
  }

  private func link(_ address: String, _ part: PagePart) -> String {
    if address.hasPrefix("#") { return "#\(part.stem)--\(address.dropFirst())" }
    guard LinkAddress.scheme(of: address) == nil else { return address }
    let pieces = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let anchor = pieces.count > 1 ? String(pieces[1]) : nil
    if pieces[0].hasSuffix(".html") {
      let stem = String(pieces[0].dropLast(".html".count))
      if stems.contains(stem) { return anchor.map { "#\(stem)--\($0)" } ?? "#\(stem)" }
      return "#" + (anchor.flatMap { elsewhere[$0] } ?? "top")
    }
    return embedded(address)
  }

  /// The file itself as an address.
  private func embedded(_ path: String) -> String {
    guard let bytes = file(path) else { return path }
    return "data:\(MediaType.of(path));base64,\(Base64.text(of: bytes))"
  }
}
