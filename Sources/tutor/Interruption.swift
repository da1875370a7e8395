import Dispatch
import Experiments
import Foundation

/// Turns Ctrl-C and a polite kill into a cancellation that the runs notice.
///
/// A second one ends the program, and so does a run that notices nothing for a while: what is finished is on
/// disk already.
struct Interruption {
  let cancellation = Cancellation()
  private let sources: [any DispatchSourceSignal]
  /// How long runs have to notice.
  private static let patience = DispatchTimeInterval.milliseconds(900)

  init() {
    let cancellation = cancellation
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if cancellation.isRequested { exit(130) }
        cancellation.request()
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience) {
          Terminal().complain("interrupted; what was finished is kept\n")
          exit(130)
        }
      }
      source.resume()
      return source
    }
  }
}
