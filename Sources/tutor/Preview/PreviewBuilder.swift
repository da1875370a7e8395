import Book
import Bytes
import Experiments
import Foundation

/// Makes the builds of a preview, in a process of its own: one for each byte of standard input, until that ends.
/// What it tells goes to standard output, each piece of news behind its size.
///
/// The process lives as long as the preview, so that what is made once stays made; should a build end it, the
/// server stands and starts another.
struct PreviewBuilder {
  let options: BuildOptions
  /// Whether the terminal that shows mistakes has colours.
  let usesColor: Bool
  private let cancellation = Cancellation()
  /// How long runs have to notice that the preview is over.
  private static let patience = DispatchTimeInterval.milliseconds(900)

  func run() {
    // The server hears of Ctrl-C as well, and ends this process when it is done.
    signal(SIGINT, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    let saves = DispatchSemaphore(value: 0)
    Thread.detachNewThread { [cancellation] in
      while !FileHandle.standardInput.nextBytes(upTo: 1).isEmpty { saves.signal() }
      cancellation.request()
      saves.signal()
      DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience) { exit(0) }
    }
    while true {
      saves.wait()
      if cancellation.isRequested { return }
      build()
    }
  }

  private func build() {
    let terminal = Terminal()
    let build = BookBuild(options, cancellation: cancellation, warn: terminal.warn)
    do {
      let summary = try build.run(news: { piece in
        tell(PreviewNews(piece))
        // The browser needs the processor now; the pages are written when it has shown them.
        if case .made = piece { Thread.sleep(forTimeInterval: 0.1) }
      })
      let warnings = summary.warnings.isEmpty ? "" : text(summary.warnings, build, usesColor)
      tell(.done(line: summary.line, warnings: warnings))
    } catch let diagnostics as Diagnostics {
      tell(
        .wrong(
          message: text(diagnostics.all, build, false),
          shown: text(diagnostics.all, build, usesColor)))
    } catch {
      tell(.wrong(message: "\(error)", shown: "error: \(error)\n"))
    }
  }

  private func text(_ diagnostics: [Diagnostic], _ build: BookBuild, _ usesColor: Bool) -> String {
    DiagnosticRenderer(files: build.sourceTexts, usesColor: usesColor)
      .render(Diagnostics(diagnostics))
  }

  private func tell(_ news: PreviewNews) {
    var frame = ByteWriter()
    let bytes = news.storedBytes
    frame.append(bytes.count)
    // Should nobody listen any more, the end of the input says so too.
    try? FileHandle.standardOutput.write(contentsOf: Data(frame.bytes + bytes))
  }
}
