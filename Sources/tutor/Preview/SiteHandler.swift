import Book
import Experiments
import FlyingFox
import Foundation

/// Answers requests for the files of a site, and for nothing else.
struct SiteHandler: HTTPHandler {
  /// The site's folder.
  let folder: String
  let state: PreviewState

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard Self.isLocal(host: request.headers[.host]) else {
      return text("this preview answers to localhost only", .misdirectedRequest)
    }
    guard request.method == .GET || request.method == .HEAD else {
      return text("method not allowed", .methodNotAllowed)
    }
    return try await answer(to: request).asked(by: request)
  }

  /// Whether a request names this machine. Another name that leads here is a page elsewhere that tries
  /// to read a draft through its reader's browser.
  static func isLocal(host: String?) -> Bool {
    guard let host else { return true }
    let name = host.lowercased().split(separator: ":", omittingEmptySubsequences: false)
    return name.count <= 2 && (name.first == "localhost" || name.first == "127.0.0.1")
  }

  private func answer(to request: HTTPRequest) async throws -> HTTPResponse {
    switch request.path {
    case PreviewScript.path:
      return response(Data(PreviewScript.text.utf8), type: "text/javascript; charset=utf-8")
    case PreviewScript.statePath:
      let version = request.query.first { $0.name == "after" }.flatMap { Int($0.value) } ?? 0
      let snapshot = await state.snapshot(after: version)
      return response(try JSONEncoder().encode(snapshot), type: "application/json")
    default:
      return await file(request.path)
    }
  }

  private func file(_ path: String) async -> HTTPResponse {
    guard let name = Self.name(ofPath: path), RealPath.leads("\(folder)/\(name)", below: folder),
      let response = name.hasSuffix(".html") ? await page(name, .ok) : plainFile(name)
    else { return await page("404.html", .notFound) ?? placeholder }
    return response
  }

  private func plainFile(_ name: String) -> HTTPResponse? {
    FileManager.default.contents(atPath: "\(folder)/\(name)").map {
      response($0, type: Self.type(of: name))
    }
  }

  /// The file below the site's folder that a path asks for; nil if it could lead anywhere else.
  static func name(ofPath path: String) -> String? {
    guard let decoded = path.removingPercentEncoding, decoded.hasPrefix("/") else { return nil }
    let parts = decoded.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    if parts == [""] { return "index.html" }
    // A name may have a percent sign, but nothing else may come of it where it is decoded once more.
    let isFile = parts.allSatisfy { part in
      isPlain(part) && isPlain(Substring(part.removingPercentEncoding ?? String(part)))
    }
    return isFile ? parts.joined(separator: "/") : nil
  }

  private static func isPlain(_ part: Substring) -> Bool {
    !part.isEmpty && !part.hasPrefix(".")
      && !part.contains { $0 == "\\" || $0 == "/" || $0.asciiValue.map { $0 < 0x20 } ?? false }
  }

  /// A page with the script that keeps it up to date.
  private func page(_ name: String, _ status: HTTPStatusCode) async -> HTTPResponse? {
    var html = await state.page(name)
    if html == nil {
      html = FileManager.default.contents(atPath: "\(folder)/\(name)").map(Array.init)
    }
    return html.map {
      response(Data(PreviewScript.added(to: $0)), type: "text/html; charset=utf-8", status)
    }
  }

  /// Where there is no site yet, as the first build has failed or goes on: tells why, and becomes the page.
  private var placeholder: HTTPResponse {
    let html =
      "<!doctype html><html lang=\"en\"><head><title>Preview</title></head><body></body></html>"
    return response(
      Data(PreviewScript.added(to: Array(html.utf8))), type: "text/html; charset=utf-8", .notFound)
  }

  private func text(_ text: String, _ status: HTTPStatusCode) -> HTTPResponse {
    response(Data(text.utf8), type: "text/plain; charset=utf-8", status)
  }

  private func response(
    _ data: Data, type: String, _ status: HTTPStatusCode = .ok
  ) -> HTTPResponse {
    HTTPResponse(
      statusCode: status,
      headers: [
        .contentType: type, HTTPHeader("Cache-Control"): "no-cache",
        HTTPHeader("Accept-Ranges"): "bytes",
        .eTag: "\"\(ContentKey(of: [UInt8](data)).hex)\"",
        HTTPHeader("X-Content-Type-Options"): "nosniff",
      ], body: data)
  }

  private static func type(of name: String) -> String {
    let type = MediaType.of(name)
    return type.hasPrefix("text/") ? "\(type); charset=utf-8" : type
  }
}

extension HTTPResponse {
  /// The response without its body for a client that has it already, or asks for its headers only; a part of it for
  /// one that asks for that.
  fileprivate func asked(by request: HTTPRequest) async throws -> HTTPResponse {
    if statusCode == .ok, let tag = headers[.eTag], let known = request.headers[.ifNoneMatch],
      known == "*"
        || known.split(separator: ",").contains(where: {
          $0.trimmingCharacters(in: .whitespaces).replacing("W/", with: "", maxReplacements: 1)
            == tag
        })
    {
      return HTTPResponse(statusCode: .notModified, headers: HTTPHeaders([.eTag: tag]))
    }
    guard request.method == .HEAD else { return try await part(askedBy: request) }
    var response = HTTPResponse(statusCode: statusCode, headers: headers)
    response.headers[.contentLength] = String(try await bodyData.count)
    return response
  }

  private func part(askedBy request: HTTPRequest) async throws -> HTTPResponse {
    let condition = request.headers[HTTPHeader("If-Range")]
    guard statusCode == .ok, condition == nil || condition == headers[.eTag] else { return self }
    let data = try await bodyData
    var headers = headers
    switch ByteRange(request.headers[HTTPHeader("Range")], size: data.count) {
    case .whole: return self
    case .part(let range):
      headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(data.count)"
      return HTTPResponse(statusCode: .partialContent, headers: headers, body: data[range])
    case .unsatisfiable:
      return HTTPResponse(
        statusCode: HTTPStatusCode(416, phrase: "Range Not Satisfiable"),
        headers: [.contentRange: "bytes */\(data.count)"])
    }
  }
}
