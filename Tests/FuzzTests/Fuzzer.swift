import Foundation
import LibFuzzer

/// `Fuzzer page corpus/ -max_total_time=60` tries inputs that libFuzzer makes so that they reach ever more of the
/// code. It stops at the first that is not answered as it should be, and keeps that.
@main enum Fuzzer {
  private static let target = CommandLine.arguments.dropFirst().first.flatMap(FuzzTarget.init)

  static func main() {
    guard target != nil else {
      let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
      print("usage: Fuzzer TARGET [OPTION of libFuzzer]… [CORPUS]…; a target is one of \(names)")
      exit(2)
    }
    var arguments = CommandLine.arguments
    arguments.remove(at: 1)
    var count = Int32(arguments.count)
    var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    pointers.withUnsafeMutableBufferPointer { buffer in
      var start = buffer.baseAddress
      exit(
        LLVMFuzzerRunDriver(&count, &start) { data, size in
          let bytes = Array(UnsafeBufferPointer(start: data, count: size))
          if let problem = Fuzzer.target?.problem(with: bytes) { fatalError(problem) }
          return 0
        })
    }
  }
}
