import Mustache
import Synchronization
import Testing

@testable import Book

@Suite struct TemplateOutlineTests {
  private static let template = """
    <a title="{{title}}">{{{bodyHTML}}}</a>{{#link}}<i>{{.}}</i>{{/link}}{{#wide}}wide{{/wide}}
    {{#items}}<li>{{name}}{{#inner}} {{name}}{{/inner}}</li>{{/items}}{{title}}{{absent}}
    """

  private func rendered(_ view: TemplateView) throws -> String {
    try MustacheTemplate(string: Self.template).render(view)
  }

  private func view(_ text: String, wide: Bool = true, items: Int = 2) -> TemplateView {
    [
      "title": "t\(text)", "bodyHTML": "<b>\(text)</b>", "link": "l\(text)", "wide": wide,
      "items": (0..<items).map { item -> TemplateView in
        ["name": "n\(item)\(text)", "inner": ["name": "deep \(text)"] as TemplateView]
      },
    ]
  }

  private func html(for view: TemplateView, _ outlines: TemplateOutlines) -> String {
    String(decoding: outlines.html(for: view) { (try? rendered($0)) ?? "" }, as: UTF8.self)
  }

  @Test(
    "An outline gives what the template gives",
    arguments: ["plain", "<&>\"", "{{title}}", "\u{F8FF}<0>", "\u{F8FF}&lt;1&gt;", "中\u{202E}", ""])
  func equalsTheTemplate(text: String) throws {
    let outlines = TemplateOutlines()
    for view in [view(text), view("another"), view(text, wide: false), view(text, items: 0)] {
      let expected = try rendered(view)
      #expect(html(for: view, outlines) == expected)
    }
  }

  @Test func viewsOfOneShapeNeedOneRendering() throws {
    let outlines = TemplateOutlines()
    let renderings = Mutex(0)
    for view in [view("a"), view("b"), view("c", wide: false), view("d", items: 3), view("e")] {
      _ = outlines.html(for: view) { view in
        renderings.withLock { $0 += 1 }
        return (try? rendered(view)) ?? ""
      }
    }
    #expect(renderings.withLock { $0 } == 3)
  }

  @Test func whatIsNotThereChangesTheShape() throws {
    var short = view("a")
    short["link"] = nil
    let expected = try rendered(short)
    #expect(!expected.contains("<i>"))
    let outlines = TemplateOutlines()
    for view in [view("b"), short] {
      _ = html(for: view, outlines)
    }
    #expect(html(for: short, outlines) == expected)
  }
}
