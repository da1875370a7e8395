import Book
import Experiments
import Foundation

/// Where messages go: results to standard output, everything else to standard error.
struct Terminal: Sendable {
  /// Whether somebody watches standard error.
  let isInteractive = isatty(STDERR_FILENO) == 1
  let usesColor =
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil

  func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }

  func complain(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// Tells what the program gets over.
  @Sendable func warn(_ text: String) {
    clearLine()
    complain("warning: \(text)\n")
  }

  /// Shows what went wrong. The texts are only read if something did.
  func show(_ diagnostics: Diagnostics, sources: @autoclosure () -> [String: String]) {
    guard !diagnostics.all.isEmpty else { return }
    let sources = sources()
    complain(DiagnosticRenderer(files: sources, usesColor: usesColor).render(diagnostics))
  }

  /// Removes the progress bar.
  func clearLine() {
    if isInteractive { complain("\r\u{1B}[K") }
  }

  /// The number of columns, or 80 if it is not known.
  var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}

/// Shows how far the runs are: a bar that is drawn over, or a line now and then.
final class ProgressDisplay {
  private let terminal: Terminal
  private var previous: RunProgress?

  init(_ terminal: Terminal) { self.terminal = terminal }

  func show(_ progress: RunProgress) {
    guard progress.missing > 0 else { return }
    if terminal.isInteractive {
      terminal.complain("\r\u{1B}[K" + ProgressLine.bar(progress, width: terminal.width - 1))
    } else if let line = ProgressLine.logLine(progress, after: previous) {
      terminal.complain(line + "\n")
    }
    previous = progress
  }
}
