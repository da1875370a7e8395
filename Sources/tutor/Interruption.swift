import Dispatch
import Experiments
import Foundation

/// Turns Ctrl-C and a polite kill into a cancellation that the runs notice; a second one ends the program.
struct Interruption {
  let cancellation = Cancellation()
  private let sources: [any DispatchSourceSignal]

  init() {
    let cancellation = cancellation
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if cancellation.isRequested { exit(130) }
        cancellation.request()
      }
      source.resume()
      return source
    }
  }
}
