import Book
import Experiments
import FlyingFox
import FlyingSocks
import Foundation

/// Serves the last good site and rebuilds it when a chapter is saved.
struct PreviewServer {
  let options: BuildOptions
  /// nil takes the first free port from 8000 on.
  let port: UInt16?
  private let state = PreviewState()
  private let terminal = Terminal()

  init(options: BuildOptions, port: UInt16?) {
    self.options = options
    self.port = port
  }

  /// Runs until it is interrupted.
  func run() async throws {
    let candidates = port.map { [$0] } ?? Array(8000...8050)
    for candidate in candidates {
      let handler = SiteHandler(folder: options.sitePath, state: state)
      let server = HTTPServer(
        address: try sockaddr_in.inet(ip4: "127.0.0.1", port: candidate), logger: .disabled,
        handler: handler)
      let serving = Task { try await server.run() }
      do {
        try await server.waitUntilListening(timeout: 2)
      } catch {
        serving.cancel()
        continue
      }
      terminal.say("http://127.0.0.1:\(candidate)/   (Ctrl-C stops)")
      await keepUpToDate()
      await state.end()
      await server.stop(timeout: 1)
      return
    }
    throw PortInUse(ports: candidates)
  }

  private func keepUpToDate() async {
    let interruption = Interruption()
    var watcher = ChapterWatcher(folder: options.chaptersPath)
    await rebuild(interruption.cancellation)
    while !interruption.cancellation.isRequested {
      try? await Task.sleep(for: .milliseconds(10))
      if watcher.hasChanged() { await rebuild(interruption.cancellation) }
    }
  }

  private func rebuild(_ cancellation: Cancellation) async {
    let build = BookBuild(options, cancellation: cancellation)
    let (news, teller) = AsyncStream.makeStream(of: BuildNews.self)
    // Readers need not wait for what a build does besides.
    let telling = Task { await tell(news) }
    let outcome = Result {
      try build.run(news: { piece in
        teller.yield(piece)
        // The browser needs the processor now; the pages are written when it has shown them.
        if case .made = piece { Thread.sleep(forTimeInterval: 0.1) }
      })
    }
    teller.finish()
    let isTold = await telling.value
    switch outcome {
    case .success(let summary):
      if !isTold { await state.update(message: nil) }
      terminal.say(summary.line)
    case .failure(let diagnostics as Diagnostics):
      terminal.show(diagnostics, sources: build.sourceTexts)
      let plain = DiagnosticRenderer(files: build.sourceTexts).render(diagnostics)
      await state.update(message: plain)
    case .failure(let error):
      terminal.complain("error: \(error)\n")
      await state.update(message: "\(error)")
    }
  }

  /// Hands what a build tells on to the pages in the browser, in its order.
  ///
  /// - Returns: Whether they were told of a new site.
  private func tell(_ news: AsyncStream<BuildNews>) async -> Bool {
    var isTold = false
    for await piece in news {
      switch piece {
      case .made(let pages): await state.show(pages)
      case .placed: await state.settle()
      case .published: await state.update(message: nil)
      }
      isTold = true
    }
    return isTold
  }
}

/// No port to listen on.
struct PortInUse: Error, CustomStringConvertible {
  var ports: [UInt16]

  var description: String {
    guard let first = ports.first, let last = ports.last else { return "no port was given" }
    return first == last
      ? "port \(first) is in use; choose another with -p"
      : "all ports from \(first) to \(last) are in use"
  }
}
