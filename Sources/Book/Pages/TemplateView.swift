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
    guard let text = values[name] as? String else { return values[name] }
    return Self.clean(text, named: name)
  }

  private static func clean(_ text: String, named name: String) -> String {
    name.hasSuffix("HTML") ? text : SuspiciousCharacters.removed(from: text)
  }
}

extension TemplateView {
  /// A part of a view without its text.
  enum Part: Hashable, Sendable {
    case text(String)
    case truth(String, Bool)
    case view(String)
    case list(String, count: Int)
    case end
  }

  /// The shape of the view, on which depends what a template makes of it beside the texts, and these texts.
  var parts: (shape: [Part], texts: [String]) {
    var shape: [Part] = []
    var texts: [String] = []
    collect(&shape, &texts)
    return (shape, texts)
  }

  private func collect(_ shape: inout [Part], _ texts: inout [String]) {
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      switch value {
      case let text as String:
        shape.append(.text(name))
        texts.append(Self.clean(text, named: name))
      case let truth as Bool: shape.append(.truth(name, truth))
      case let view as TemplateView:
        shape.append(.view(name))
        view.collect(&shape, &texts)
      case let views as [TemplateView]:
        shape.append(.list(name, count: views.count))
        for view in views { view.collect(&shape, &texts) }
      default: preconditionFailure("a template names texts, truths and views alone: '\(name)'")
      }
    }
    shape.append(.end)
  }

  /// The view with a mark in place of each of its texts, in the order of `parts`.
  var marked: TemplateView {
    var count = 0
    return marked(&count)
  }

  private func marked(_ count: inout Int) -> TemplateView {
    var view = self
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      switch value {
      case is String:
        view[name] = TemplateOutline.mark(count)
        count += 1
      case let child as TemplateView: view[name] = child.marked(&count)
      case let children as [TemplateView]: view[name] = children.map { $0.marked(&count) }
      default: break
      }
    }
    return view
  }
}
