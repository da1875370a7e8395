import Testing

@testable import Book

@Suite struct HTMLDepthTests {
  @Test(arguments: [
    ("", 0), ("text", 0), ("<a></a>", 1), ("<a></a><b></b>", 1), ("<a><b>x</b></a>", 2),
    ("<a><b/><c/></a>", 2 - 1), ("<svg><path d=\"M0 0\"/></svg><i><i><i></i></i></i>", 3),
  ])
  func theDeepestElementCounts(_ html: String, _ depth: Int) {
    #expect(HTMLDepth.isAtMost(depth, in: html))
    if depth > 0 { #expect(!HTMLDepth.isAtMost(depth - 1, in: html)) }
  }
}
