import Foundation

/// A page as a part of a larger one: its names, and links to them, are made unique by the page's own name.
struct PagePart: Sendable {
  /// `01-the-problem`
  var stem: String
  var bodyHTML: String

  /// A page's name as a part of other names. An id may have no space, and what ends an attribute or an address must
  /// not be in it either.
  static func id(of stem: String) -> String {
    guard stem.utf8.contains(where: { !$0.isAnchorByte }) else { return stem }
    return stem.unicodeScalars.map { scalar in
      scalar.value >= 0x80 || UInt8(scalar.value).isAnchorByte
        ? String(scalar) : "_\(String(scalar.value, radix: 16))"
    }.joined()
  }

  var id: String { Self.id(of: stem) }
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

  /// The path in the site of an address as HTML has it, without query and fragment.
  private static func path(_ address: String) -> String {
    let path = String(address.prefix { $0 != "?" && $0 != "#" }).replacing("&amp;", with: "&")
    return path.removingPercentEncoding ?? path
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
    case "fill": String(value).replacing("url(#", with: "url(#\(part.id)--")
    default: value.split(separator: " ").map { "\(part.id)--\($0)" }.joined(separator: " ")
    }
  }

  private func link(_ address: String, _ part: PagePart) -> String {
    if address.hasPrefix("#") { return "#\(part.id)--\(address.dropFirst())" }
    guard LinkAddress.scheme(of: address) == nil else { return address }
    let pieces = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let anchor = pieces.count > 1 ? String(pieces[1]) : nil
    let path = Self.path(String(pieces[0]))
    if path.hasSuffix(".html") {
      let stem = String(path.dropLast(".html".count))
      if stems.contains(stem) {
        let id = PagePart.id(of: stem).escapedForURL
        return anchor.map { "#\(id)--\($0)" } ?? "#\(id)"
      }
      return "#" + (anchor.flatMap { elsewhere[$0] } ?? "top")
    }
    return embedded(address)
  }

  /// The file itself as an address.
  private func embedded(_ address: String) -> String {
    let path = Self.path(address)
    guard let bytes = file(path) else { return address }
    return "data:\(MediaType.of(path));base64,\(Base64.text(of: bytes))"
  }
}
