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
      try? await Task.sleep(for: .milliseconds(20))
      if watcher.hasChanged() { await rebuild(interruption.cancellation) }
    }
  }

  private func rebuild(_ cancellation: Cancellation) async {
    let build = BookBuild(options, cancellation: cancellation)
    do {
      // Pages need not wait for the notes that the next build will want.
      var news: Task<Void, Never>?
      let summary = try build.run(published: { news = Task { await state.update(message: nil) } })
      // A later message must not come first.
      if let news { await news.value } else { await state.update(message: nil) }
      terminal.say(summary.line)
    } catch let diagnostics as Diagnostics {
      terminal.show(diagnostics, sources: build.sourceTexts)
      let plain = DiagnosticRenderer(files: build.sourceTexts).render(diagnostics)
      await state.update(message: plain)
    } catch {
      terminal.complain("error: \(error)\n")
      await state.update(message: "\(error)")
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
