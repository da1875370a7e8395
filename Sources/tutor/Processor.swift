import Foundation

/// What this program's kernels were compiled for, and what the machine has.
enum Processor {
  /// What the kernels were compiled for, beyond what every processor has.
  enum InstructionSet: CaseIterable {
    case any, avx2, avx512

    /// What `Package.swift` has chosen.
    static var compiled: InstructionSet {
      #if REQUIRES_AVX512
        .avx512
      #elseif REQUIRES_AVX2
        .avx2
      #else
        .any
      #endif
    }

    /// As the system's list of a processor's features has them.
    fileprivate var features: [String] {
      switch self {
      case .any: []
      case .avx2: ["avx2", "fma", "bmi2"]
      case .avx512:
        ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"] + Self.avx2.features
      }
    }
  }

  /// Ends the program with one sentence on a processor that lacks the instructions it was compiled for.
  static func requireInstructionSet() {
    #if os(Linux)
      guard InstructionSet.compiled != .any,
        let missing = missingFeature(
          of: .compiled, in: (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? "")
      else { return }
      let message =
        "error: this program was built for processors with \(missing.uppercased()), and this one has none; "
        + "build it again on this machine, or with TUTOR_MARCH=x86-64-v2\n"
      FileHandle.standardError.write(Data(message.utf8))
      exit(1)
    #endif
  }

  /// The first feature of an instruction set that the processor's list lacks; nil also if there is no list.
  static func missingFeature(of set: InstructionSet, in information: String) -> String? {
    let line = information.split(separator: "\n").first { $0.hasPrefix("flags") }
    guard let features = line.map({ Set($0.split(separator: " ")) }) else { return nil }
    return set.features.first { !features.contains(Substring($0)) }
  }
}
