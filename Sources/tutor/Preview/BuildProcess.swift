import Book
import Bytes
import Foundation
import Synchronization

/// A process that builds for the preview: whatever becomes of it, the server stands.
final class BuildProcess: Sendable {
  /// How a process ended that nobody asked to end.
  struct Crash: Error, Equatable, Sendable {
    /// nil if it ended by itself, with `status`.
    var signal: Int32?
    var status: Int32
    /// The last it wrote to standard error.
    var lastWords: String
  }

  /// What it tells, until it ends.
  let news: AsyncThrowingStream<PreviewNews, any Error>
  private let input: FileHandle

  /// - Throws: Why there is no such process.
  init(_ arguments: BookArguments, usesColor: Bool) throws {
    let process = Process()
    process.executableURL = Bundle.main.executableURL
    process.arguments =
      [PreviewBuilds.name] + arguments.commandLine + (usesColor ? ["--color"] : [])
    // What was called from where takes seconds to find out, in which the preview would wait.
    var environment = ProcessInfo.processInfo.environment
    environment["SWIFT_BACKTRACE"] = environment["SWIFT_BACKTRACE"] ?? "enable=no"
    process.environment = environment
    let (input, output, errors) = (Pipe(), Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    let end = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in end.signal() }
    try process.run()
    self.input = input.fileHandleForWriting

    let words = LastWords(errors.fileHandleForReading)
    let (news, teller) = AsyncThrowingStream.makeStream(of: PreviewNews.self)
    self.news = news
    let reader = output.fileHandleForReading
    let status = Ended(process)
    // It waits for bytes, which a task may not.
    Thread.detachNewThread {
      while let piece = Self.next(from: reader) { teller.yield(piece) }
      end.wait()
      teller.finish(throwing: status.crash(lastWords: words.all))
    }
  }

  /// Asks for a build.
  func build() {
    // A process that is gone has finished its news, which says so.
    try? input.write(contentsOf: Data([1]))
  }

  /// Ends the process: what it is computing notices.
  func end() { try? input.close() }

  private static func next(from reader: FileHandle) -> PreviewNews? {
    guard let head = bytes(8, from: reader) else { return nil }
    var size = ByteReader(head)
    guard let count = try? size.integer(), count > 0, let body = bytes(count, from: reader) else {
      return nil
    }
    return try? PreviewNews(storedBytes: body)
  }

  /// nil if the other end closes before there are so many.
  private static func bytes(_ count: Int, from reader: FileHandle) -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let more = reader.nextBytes(upTo: count - bytes.count)
      if more.isEmpty { return nil }
      bytes += more
    }
    return bytes
  }
}

/// How a process ended, once it has.
///
/// Sendable because what a process that has ended says of its end no longer changes.
private struct Ended: @unchecked Sendable {
  private let process: Process

  init(_ process: Process) { self.process = process }

  func crash(lastWords: String) -> BuildProcess.Crash {
    let isSignal = process.terminationReason == .uncaughtSignal
    return BuildProcess.Crash(
      signal: isSignal ? process.terminationStatus : nil, status: process.terminationStatus,
      lastWords: lastWords)
  }
}

/// Passes on what a process writes to standard error, and remembers the end of it.
private final class LastWords: Sendable {
  private static let limit = 4000
  private let text = Mutex<[UInt8]>([])
  private let end = DispatchSemaphore(value: 0)

  init(_ reader: FileHandle) {
    Thread.detachNewThread { [self] in
      while true {
        let bytes = reader.nextBytes(upTo: 4096)
        if bytes.isEmpty { break }
        try? FileHandle.standardError.write(contentsOf: Data(bytes))
        text.withLock { $0 = Array(($0 + bytes).suffix(Self.limit)) }
      }
      end.signal()
    }
  }

  /// All of them, once the process has ended.
  var all: String {
    end.wait()
    end.signal()
    return text.withLock { String(decoding: $0, as: UTF8.self) }
  }
}

extension BuildProcess.Crash: CustomStringConvertible {
  /// What the author is told.
  var description: String {
    let cause =
      signal.map { "signal \($0), \(String(cString: strsignal($0)))" } ?? "status \(status)"
    let words = lastWords.trimmingCharacters(in: .whitespacesAndNewlines)
    return """
      The build came to a sudden end (\(cause)). This is a fault of the program, or the system had no more \
      memory for it; the last good site is shown, and the next save starts another build.
      \(words.isEmpty ? "" : "\n\(words)\n")
      """
  }
}
