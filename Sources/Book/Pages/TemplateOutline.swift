import Synchronization

/// What a template makes of all views that differ in their texts alone.
///
/// The template library takes half a millisecond for a page. So a page is rendered once with marks in place
/// of its texts, and what stands between the marks serves every page with the same parts.
struct TemplateOutline: Sendable {
  private enum Piece {
    case html(String)
    /// The number of a text, and whether the template asks for it to be escaped.
    case text(Int, isEscaped: Bool)
  }

  private var pieces: [Piece] = []

  /// - Parameter html: The HTML of a view with the marks of `TemplateView.marked`.
  init(_ html: String) {
    var rest = html[...]
    while let start = rest.firstIndex(of: Self.markStart) {
      let mark = rest[rest.index(after: start)...]
      let isEscaped = mark.hasPrefix("&lt;")
      let digits = mark.drop { !$0.isNumber }.prefix(while: \.isNumber)
      pieces.append(.html(String(rest[..<start])))
      pieces.append(.text(Int(digits) ?? 0, isEscaped: isEscaped))
      rest = mark[digits.endIndex...].dropFirst(isEscaped ? "&gt;".count : ">".count)
    }
    pieces.append(.html(String(rest)))
  }

  /// Stands for a text in the outline. No template contains it; whether the brackets come back escaped tells
  /// how the text is to be set.
  static func mark(_ number: Int) -> String { "\(markStart)<\(number)>" }

  private static let markStart: Character = "\u{F8FF}"

  /// The HTML with the texts of a view of the same shape, in UTF-8.
  func html(with texts: [String]) -> [UInt8] {
    var html: [UInt8] = []
    let length = pieces.reduce(0) { length, piece in
      switch piece {
      case .html(let text): length + text.utf8.count
      case .text(let number, _): length + texts[number].utf8.count
      }
    }
    // Escaping makes a text longer, but hardly ever.
    html.reserveCapacity(length + 256)
    for piece in pieces {
      switch piece {
      case .html(let text): html.append(contentsOf: text.utf8)
      case .text(let number, let isEscaped):
        let text = texts[number]
        html.append(contentsOf: isEscaped ? text.escapedForHTML.utf8 : text.utf8)
      }
    }
    return html
  }
}

/// The outlines of a template that are known so far.
final class TemplateOutlines: Sendable {
  private let known = Mutex<[[TemplateView.Part]: TemplateOutline]>([:])

  /// The HTML of a view in UTF-8, whose outline is made by `render` if it is new.
  func html(for view: TemplateView, _ render: (TemplateView) -> String) -> [UInt8] {
    let (shape, texts) = view.parts
    if let outline = known.withLock({ $0[shape] }) { return outline.html(with: texts) }
    let outline = TemplateOutline(render(view.marked))
    known.withLock { $0[shape] = outline }
    return outline.html(with: texts)
  }
}
