import Experiments
import Testing

@testable import Book

@Suite struct AutolinkStartsTests {
  private func links(_ text: String) -> [String] {
    Document.parse(text, file: "a.md").links.map(\.destination)
  }

  @Test(arguments: [
    ("see www.example.org for more", ["http://www.example.org"]),
    ("see https://example.org/w for more", ["https://example.org/w"]),
    ("we know how: which words follow", []),
    ("write to a@example.org now", ["mailto:a@example.org"]),
    ("why www.a.org and http://w.org", ["http://www.a.org", "http://w.org"]),
  ])
  func bareAddressesAreLinks(text: String, destinations: [String]) {
    #expect(links(text) == destinations)
  }

  @Test("Texts with and without www. are read at the same time")
  func textsDoNotDisturbOneAnother() {
    let found = Array(0..<400).concurrentMap { index in
      links(index.isMultiple(of: 2) ? "which way: www.a.org" : "which way: http://w.org")
    }
    for (index, links) in found.enumerated() {
      #expect(links == [index.isMultiple(of: 2) ? "http://www.a.org" : "http://w.org"])
    }
  }
}
