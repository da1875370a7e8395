import FlyingFox
import Foundation
import Testing

@testable import tutor

/// What the preview answers, asked without a network.
@Suite struct SiteHandlerTests {
  /// A folder with a site and, beside it, a file that nobody may see.
  private func withSite(_ body: (SiteHandler, String) async throws -> Void) async throws {
    let folder = NSTemporaryDirectory() + "site-" + UUID().uuidString
    let files = FileManager.default
    defer { try? files.removeItem(atPath: folder) }
    try files.createDirectory(atPath: folder + "/site/source", withIntermediateDirectories: true)
    for (name, text) in [
      ("site/index.html", "<html><head></head><body>start</body></html>"), ("site/a.css", "a{}"),
      ("site/source/x.html", "<html><body>x</body></html>"), ("secret.txt", "secret"),
      ("site/.hidden", "hidden"),
    ] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    try await body(SiteHandler(folder: folder + "/site", state: PreviewState()), folder)
  }

  private func ask(
    _ handler: SiteHandler, _ path: String, _ method: HTTPMethod = .GET,
    headers: [HTTPHeader: String] = [:]
  ) async throws -> (status: Int, body: String, headers: HTTPHeaders) {
    let request = HTTPRequest(
      method: method, version: .http11, path: path, query: [], headers: headers, body: Data())
    let response = try await handler.handleRequest(request)
    let body = String(decoding: try await response.bodyData, as: UTF8.self)
    return (response.statusCode.code, body, response.headers)
  }

  private func expect(
    _ status: Int, _ answer: () async throws -> (status: Int, body: String, headers: HTTPHeaders),
    sourceLocation: SourceLocation = #_sourceLocation
  ) async {
    let found = try? await answer().status
    #expect(found == status, sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    ("bytes=0-1", 206, "a{", "bytes 0-1/3"), ("bytes=1-", 206, "{}", "bytes 1-2/3"),
    ("bytes=-1", 206, "}", "bytes 2-2/3"), ("bytes=-9", 206, "a{}", "bytes 0-2/3"),
    ("bytes=2-99999999999999999999", 206, "}", "bytes 2-2/3"), ("bytes=3-", 416, "", "bytes */3"),
    ("bytes=-0", 416, "", "bytes */3"), ("bytes=2-1", 200, "a{}", nil),
    ("bytes=0-0,2-2", 200, "a{}", nil),
    ("bytes=-", 200, "a{}", nil), ("bytes=a-b", 200, "a{}", nil), ("lines=0-1", 200, "a{}", nil),
  ])
  func partsOfAFile(_ range: String, _ status: Int, _ body: String, _ place: String?) async throws {
    try await withSite { handler, _ in
      let asked = HTTPHeader("Range")
      let answer = try await ask(handler, "/a.css", headers: [asked: range])
      #expect(answer.status == status && answer.body == body)
      #expect(answer.headers[.contentRange] == place)
      let other = try await ask(
        handler, "/a.css", headers: [asked: range, HTTPHeader("If-Range"): "\"other\""])
      #expect(
        other.status == 200 && other.body == "a{}", "the file is not what the client has a part of")
    }
  }

  @Test func servesTheSite() async throws {
    try await withSite { handler, _ in
      let page = try await ask(handler, "/")
      #expect(page.status == 200)
      #expect(page.body.contains("start") && page.body.contains("<script"))
      #expect(page.headers[.contentType] == "text/html; charset=utf-8")
      let style = try await ask(handler, "/a.css")
      #expect(style.body == "a{}" && style.headers[.contentType] == "text/css; charset=utf-8")
    }
  }

  @Test(arguments: [
    "/../secret.txt", "/%2e%2e/secret.txt", "/%252e%252e/secret.txt", "/..%2fsecret.txt",
    "/source/../../secret.txt", "/source/..\\..\\secret.txt", "//secret.txt", "/./a.css",
    "/a.css%00.html", "/a.css\u{0}", "/source", "/source/", "/.hidden", "/%", "/%zz", "", "a.css",
    "/" + String(repeating: "a", count: 100_000),
  ])
  func nothingElseIsServed(path: String) async throws {
    try await withSite { handler, _ in
      let answer = try await ask(handler, path)
      #expect(answer.status == 404)
      #expect(!answer.body.contains("secret") && !answer.body.contains("hidden"))
      #expect(!answer.body.contains("x.html"))
    }
  }

  @Test func linksDoNotLeadOutOfTheSite() async throws {
    try await withSite { handler, folder in
      let files = FileManager.default
      try files.createSymbolicLink(
        atPath: folder + "/site/file.txt", withDestinationPath: folder + "/secret.txt")
      try files.createSymbolicLink(atPath: folder + "/site/up", withDestinationPath: folder)
      try files.createSymbolicLink(
        atPath: folder + "/site/page.html", withDestinationPath: "source/x.html")
      await expect(404) { try await ask(handler, "/file.txt") }
      await expect(404) { try await ask(handler, "/up/secret.txt") }
      await expect(200) { try await ask(handler, "/page.html") }
    }
  }

  @Test func headersComeWithoutTheirBody() async throws {
    try await withSite { handler, _ in
      let answer = try await ask(handler, "/a.css", .HEAD)
      #expect(answer.status == 200 && answer.body.isEmpty)
      #expect(answer.headers[.contentLength] == "3")
      await expect(405) { try await ask(handler, "/a.css", .POST) }
      await expect(405) { try await ask(handler, "/a.css", .DELETE) }
    }
  }

  @Test func whatIsKnownIsNotSentAgain() async throws {
    try await withSite { handler, folder in
      let first = try await ask(handler, "/a.css")
      let tag = try #require(first.headers[.eTag])
      for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
        let again = try await ask(handler, "/a.css", headers: [.ifNoneMatch: known])
        #expect(again.status == 304 && again.body.isEmpty)
      }
      try Data("b{}".utf8).write(to: URL(fileURLWithPath: folder + "/site/a.css"))
      let changed = try await ask(handler, "/a.css", headers: [.ifNoneMatch: tag])
      #expect(changed.status == 200 && changed.body == "b{}")
    }
  }

  @Test(arguments: [
    ("localhost", 200), ("localhost:8000", 200), ("127.0.0.1:8000", 200), ("LOCALHOST", 200),
    ("example.org", 421), ("example.org:8000", 421), ("localhost.example.org", 421), ("", 421),
    ("127.0.0.1:8000:1", 421),
  ])
  func onlyThisMachineIsAnswered(host: String, status: Int) async throws {
    try await withSite { handler, _ in
      await expect(status) { try await ask(handler, "/", headers: [.host: host]) }
    }
  }
}
