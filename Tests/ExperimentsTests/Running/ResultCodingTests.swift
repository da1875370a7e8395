import Bytes
import Testing

@testable import Experiments

struct ResultCodingTests {
  private let result = RunResult(
    metrics: [
      NamedMeasurement("loss", Measurement(0.25)),
      NamedMeasurement(
        "gradient-norm",
        Measurement(
          axes: [
            .init("layer", [.number(1), .number(20)]),
            .init("activation", [.text("relu"), .text("σ"), .text("")]),
          ],
          values: [0, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, 1e300])),
      NamedMeasurement("empty", Measurement(axes: [.init("step", [])], values: [])),
    ],
    texts: [NamedTexts("summary", ["dense 64", "日本語\0\u{2028}", ""]), NamedTexts("none", [])],
    outcome: .diverged(step: 37, layer: "dense-2"))

  @Test func aResultSurvivesStoring() throws {
    #expect(try RunResult(storedBytes: result.storedBytes) == result)
    #expect(try RunResult(storedBytes: RunResult().storedBytes) == RunResult())
  }

  @Test func everyBitPatternSurvives() throws {
    let patterns: [UInt64] = [
      0, 1 << 63, 0x7ff0_0000_0000_0000, 0xfff0_0000_0000_0000, 0x7ff8_0000_0000_0000,
      0x7ff8_dead_beef_0001, 0xfff8_0000_0000_0001, 0x7ff0_0000_0000_0001, 1, 0x3ff0_0000_0000_0000,
    ]
    let values = patterns.map { Double(bitPattern: $0) }
    let axis = Measurement.Axis("step", values.map { .number($0) })
    let stored = RunResult(metrics: [
      NamedMeasurement("loss", Measurement(axes: [axis], values: values))
    ])
    let loss = try #require(try RunResult(storedBytes: stored.storedBytes)["loss"])
    #expect(loss.values.map(\.bitPattern) == patterns)
    let labels = loss.axes[0].labels.map { label in
      if case .number(let number) = label { number.bitPattern } else { UInt64(0) }
    }
    #expect(labels == patterns)
  }

  @Test func equalResultsHaveEqualBytes() throws {
    #expect(result.storedBytes == (try RunResult(storedBytes: result.storedBytes)).storedBytes)
    var other = result
    other.metrics.swapAt(0, 1)
    #expect(other.storedBytes != result.storedBytes)
  }

  @Test func anyTruncationIsAnError() {
    let bytes = result.storedBytes
    for count in 0..<bytes.count {
      #expect(throws: StoredBytesError.self) {
        try RunResult(storedBytes: Array(bytes.prefix(count)))
      }
    }
    #expect(throws: StoredBytesError.trailingBytes) { try RunResult(storedBytes: bytes + [0]) }
  }

  /// Bytes either are those of a value or an error; nothing else, and never a crash.
  @Test func anyChangedByteGivesItsOwnResultOrAnError() {
    let bytes = result.storedBytes
    for index in bytes.indices {
      for value in [0, 1, 0x7f, 0x80, 0xff, bytes[index] ^ 1] as [UInt8] {
        var changed = bytes
        changed[index] = value
        if let decoded = try? RunResult(storedBytes: changed) {
          #expect(decoded.storedBytes == changed)
        }
      }
    }
  }

  @Test func noiseIsAnErrorOrItsOwnResult() {
    var random = SplitMix(state: 7)
    for _ in 0..<20_000 {
      // A valid version and small numbers, so that the noise gets past the first checks.
      var bytes: [UInt8] = [1, 0, 0, 0, 0, 0, 0, 0]
      for _ in 0..<Int(random.next() % 120) {
        bytes.append(UInt8(random.next() % 4 == 0 ? random.next() % 3 : 0))
      }
      if let decoded = try? RunResult(storedBytes: bytes) {
        #expect(decoded.storedBytes == bytes)
      }
    }
  }

  @Test func hugeCountsAskForNoMemory() {
    for count in [UInt64.max, UInt64(Int.max), 1 << 40] {
      var writer = ByteWriter()
      writer.append(UInt64(1))
      writer.append(count)
      let bytes = writer.bytes
      #expect(throws: StoredBytesError.invalidCount) { try RunResult(storedBytes: bytes) }
    }
  }

  private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var z = state
      z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
      z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
      return z ^ z >> 31
    }
  }
}
