import Foundation

/// What this program's kernels were compiled for, and what the machine has.
enum Processor {
  /// Ends the program with one sentence on a processor that lacks the instructions it was compiled for.
  static func requireInstructionSet() {
    #if REQUIRES_AVX2 && os(Linux)
      guard
        let missing = missingFeature(
          in: (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? "")
      else { return }
      let message =
        "error: this program was built for processors with \(missing.uppercased()), and this one has none; "
        + "build it again with TUTOR_MARCH=x86-64\n"
      FileHandle.standardError.write(Data(message.utf8))
      exit(1)
    #endif
  }

  /// The first instruction set the kernels need that the processor's list lacks; nil also if there is no list.
  static func missingFeature(in information: String) -> String? {
    let line = information.split(separator: "\n").first { $0.hasPrefix("flags") }
    guard let features = line.map({ Set($0.split(separator: " ")) }) else { return nil }
    return ["avx2", "fma", "bmi2"].first { !features.contains(Substring($0)) }
  }
}
