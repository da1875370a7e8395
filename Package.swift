// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// Targets whose loops run over numbers, bytes or marks are optimised in debug builds too, so that a plain `swift run` is
/// as fast as release. The others are not, so that an edit costs seconds.
let optimized: SwiftSetting = .unsafeFlags(
  ["-O", "-wmo", "-num-threads", "4", "-disable-batch-mode"], .when(configuration: .debug))

/// Compiled in batches, a module is read anew for each of them, which takes longer than to compile it as a whole.
let inOneGo: SwiftSetting = .unsafeFlags(
  ["-wmo", "-num-threads", "2", "-disable-batch-mode"], .when(configuration: .debug))

/// The instruction set the kernels are compiled for: all that the processor of this machine offers, unless TUTOR_MARCH
/// names another. Results do not depend on it, only speed does.
#if arch(x86_64)
  let processor = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
  let features = Set(
    processor.split(separator: "\n").first { $0.hasPrefix("flags") }?.split(separator: " ") ?? [])
  let offered =
    features.isSuperset(of: ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"])
    ? "x86-64-v4"
    // A system that does not say what it has is taken for one of the last ten years.
    : features.isEmpty || features.isSuperset(of: ["avx2", "fma", "bmi2"])
      ? "x86-64-v3" : "x86-64-v2"
  let architecture = Context.environment["TUTOR_MARCH"] ?? offered
  let level = architecture == "native" ? offered : architecture
  let wideRegisters: [SwiftSetting] =
    level == "x86-64-v4"
    ? [.define("REGISTERS_OF_512_BITS"), .unsafeFlags(["-Xcc", "-mprefer-vector-width=512"])] : []
  let instructionSet: [SwiftSetting] =
    [.unsafeFlags(["-Xcc", "-march=\(architecture)"])] + wideRegisters
  /// The program then says so on a processor that is too old, rather than to crash.
  let requirement: [SwiftSetting] =
    switch level {
    case "x86-64-v4": [.define("REQUIRES_AVX512")]
    case "x86-64-v3": [.define("REQUIRES_AVX2")]
    default: []
    }
#else
  let instructionSet: [SwiftSetting] = []
  let requirement: [SwiftSetting] = []
#endif

/// To index the system's modules takes longer than to compile some of ours.
let ownIndexOnly: SwiftSetting = .unsafeFlags(
  ["-index-ignore-system-modules"], .when(configuration: .debug))

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"), ownIndexOnly,
]

/// `Tests/FuzzTests/fuzz.py` builds a program that tries inputs guided by which code they reach. Otherwise its
/// corpus is a test like any other.
let isFuzzing = Context.environment["TUTOR_FUZZ"] != nil
let fuzzed: [SwiftSetting] = strict + (isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer"])] : [])
let fuzzTargets: [Target] =
  isFuzzing
  ? [
    .systemLibrary(name: "LibFuzzer", path: "Tests/FuzzTests/LibFuzzer"),
    .executableTarget(
      name: "Fuzzer", dependencies: ["Book", "Charts", "Engine", "Experiments", "LibFuzzer"],
      path: "Tests/FuzzTests", exclude: ["Corpus", "CorpusTests.swift", "LibFuzzer", "fuzz.py"],
      swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
  ]
  : [
    .testTarget(
      name: "FuzzTests", dependencies: ["Book", "Charts", "Engine", "Experiments"],
      exclude: ["Corpus", "Fuzzer.swift", "LibFuzzer", "fuzz.py"], swiftSettings: strict)
  ]

/// A square root is one instruction only if it need not report errors through the C library.
let plainSquareRoot: SwiftSetting = .unsafeFlags(["-Xcc", "-fno-math-errno"])

let numeric: [SwiftSetting] = strict + instructionSet + [optimized, plainSquareRoot]

let package = Package(
  name: "gradient-tutor",
  products: [.executable(name: "tutor", targets: ["tutor"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

    .executableTarget(name: "EmbedFiles", swiftSettings: strict),
    .plugin(
      name: "EmbedFilesPlugin", capability: .buildTool(), dependencies: ["EmbedFiles"],
      path: "Sources/EmbedFilesPlugin"),

    .target(name: "Bytes", swiftSettings: fuzzed + [optimized]),
    .target(name: "Engine", swiftSettings: numeric),
    .target(
      name: "Experiments", dependencies: ["Bytes", "Engine", "Yams"],
      swiftSettings: fuzzed + [inOneGo],
      plugins: ["EmbedFilesPlugin"]),
    .target(name: "Geometry", swiftSettings: fuzzed + [optimized]),
    .target(name: "Charts", dependencies: ["Geometry"], swiftSettings: fuzzed + [optimized]),
    .target(
      name: "Book",
      dependencies: [
        "Experiments", "Charts", "CCMarkGFM",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      exclude: ["Theme"], swiftSettings: fuzzed + [inOneGo],
      plugins: ["EmbedFilesPlugin"]),
    .executableTarget(
      name: "tutor",
      dependencies: [
        "Book", "Bytes", "Charts", "Engine", "Experiments", "FlyingFox",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict + requirement + [inOneGo]),

    // Counts calls of malloc, for the test that a training step makes none.
    .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
    // What kernels are compared with: loops over many numbers, so optimized as they are.
    .target(name: "Textbook", path: "Tests/Textbook", swiftSettings: numeric),
    // A file system that refuses some calls, for tests in processes of their own.
    .target(name: "RefusedCalls", path: "Tests/RefusedCalls"),
    // Each names all of ours that it imports, or it would not be compiled again when one of them changes.
    .testTarget(name: "BytesTests", dependencies: ["Bytes"], swiftSettings: strict + [inOneGo]),
    .testTarget(
      name: "EngineTests", dependencies: ["Engine", "AllocationCounter", "Textbook"],
      exclude: ["Goldens/Data", "Goldens/make_goldens.py", "Goldens/make_recurrent_goldens.py"],
      swiftSettings: strict + [inOneGo]),
    .testTarget(
      name: "ExperimentsTests", dependencies: ["Experiments", "AllocationCounter", "RefusedCalls"],
      swiftSettings: strict + [inOneGo]),
    .testTarget(
      name: "GeometryTests", dependencies: ["Geometry"], swiftSettings: strict + [inOneGo]),
    .testTarget(
      name: "ChartsTests", dependencies: ["Charts"], exclude: ["Snapshots"],
      swiftSettings: strict + [inOneGo]),
    .testTarget(
      name: "BookTests",
      dependencies: [
        "Book", "Charts", "Engine", "Experiments", "RefusedCalls",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict + [inOneGo]),
    .testTarget(
      name: "TutorTests",
      dependencies: ["tutor", "Engine", "Experiments", "AllocationCounter", "FlyingFox"],
      swiftSettings: strict + [inOneGo]),
  ] + fuzzTargets
)
