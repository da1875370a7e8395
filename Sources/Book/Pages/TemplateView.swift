import Mustache

/// What a template can name: texts, truths, and lists of views.
///
/// The template library would otherwise look fields up by reflection, which takes milliseconds for
/// each page.
struct TemplateView: MustacheParent, Sendable, ExpressibleByDictionaryLiteral {
  private var values: [String: any Sendable]

  init(dictionaryLiteral elements: (String, any Sendable)...) {
    values = Dictionary(elements, uniquingKeysWith: { $1 })
  }

  subscript(name: String) -> (any Sendable)? {
    get { values[name] }
    set { values[name] = newValue }
  }

  func merging(_ other: TemplateView) -> TemplateView {
    var view = self
    view.values.merge(other.values) { $1 }
    return view
  }

  /// The library's way to ask, hence the type. Texts come from authors; what is HTML already is clean.
  func child(named name: String) -> Any? {
    guard let text = values[name] as? String, !name.hasSuffix("HTML") else { return values[name] }
    return SuspiciousCharacters.removed(from: text)
  }
}
