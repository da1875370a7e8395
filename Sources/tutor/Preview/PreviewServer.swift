import Book
import Experiments
import FlyingFox
import FlyingSocks
import Foundation

/// Serves the last good site and has it rebuilt when a chapter is saved.
///
/// The server and the builds are two processes: none of the latter, whatever ends it, takes the pages and the port
/// away. News comes through a pipe, which costs a page less than a millisecond.
struct PreviewServer {
  private let arguments: BookArguments
  private let options: BuildOptions
  /// nil takes the first free port from 8000 on.
  private let port: UInt16?
  private let state = PreviewState()
  private let terminal = Terminal()

  init(_ arguments: BookArguments, port: UInt16?) {
    self.arguments = arguments
    options = arguments.options
    self.port = port
  }

  /// Runs until it is interrupted.
  func run() async throws {
    // A build that has ended hears of nothing more.
    signal(SIGPIPE, SIG_IGN)
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
    let cancellation = interruption.cancellation
    var watcher = ChapterWatcher(WatchedFiles(options))
    var builder: Builder?
    var isDue = true
    while !cancellation.isRequested {
      if isDue {
        let old = builder
        builder = nil
        builder = await build(old, cancellation)
        if let data = builder?.data { watcher.watch(data: data) }
      }
      try? await Task.sleep(for: .milliseconds(10))
      isDue = watcher.hasChanged()
    }
    builder?.process.end()
    withExtendedLifetime(interruption) {}
  }

  /// A process and the news of it that have not been heard yet.
  private struct Builder {
    var process: BuildProcess
    var news: AsyncThrowingStream<PreviewNews, any Error>.Iterator
    /// The files of experiments that the last build read; nil if it did not get as far.
    var data: [String]?

    init(_ process: BuildProcess) {
      self.process = process
      news = process.news.makeAsyncIterator()
    }
  }

  private func start() throws -> Builder {
    Builder(try BuildProcess(arguments, usesColor: terminal.usesColor))
  }

  /// Has the site built, by a process that is there or a new one.
  ///
  /// - Returns: The process for the next build; after a crash another one, which waits for it.
  private func build(_ old: Builder?, _ cancellation: Cancellation) async -> Builder? {
    do {
      var builder = try old ?? start()
      let process = builder.process
      process.build()
      let ending = Task {
        while !cancellation.isRequested { try await Task.sleep(for: .milliseconds(20)) }
        process.end()
      }
      defer { ending.cancel() }
      var isTold = false
      while let piece = try await builder.news.next() {
        if case .reads(let data) = piece { builder.data = data }
        await tell(piece, &isTold)
        if piece.endsBuild { return builder }
      }
      return nil
    } catch {
      if cancellation.isRequested { return nil }
      terminal.complain("error: \(error)\n")
      await state.update(message: "\(error)")
      return try? start()
    }
  }

  /// Hands on what a build tells; `isTold` says whether the pages in the browser know of a new site.
  private func tell(_ piece: PreviewNews, _ isTold: inout Bool) async {
    switch piece {
    case .made(let pages):
      await state.show(pages)
      isTold = true
    case .reads: break
    case .placed: await state.settle()
    case .published:
      await state.update(message: nil)
      isTold = true
    case .done(let line, let warnings):
      if !isTold { await state.update(message: nil) }
      if !warnings.isEmpty { terminal.complain(warnings) }
      terminal.say(line)
    case .wrong(let message, let shown):
      terminal.complain(shown)
      await state.update(message: message)
    }
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
