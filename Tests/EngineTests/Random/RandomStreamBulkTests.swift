import Testing

@testable import Engine

/// Drawn at once or one after the other, from any place in the stream, numbers are the same.
struct RandomStreamBulkTests {
  private static let counts = [0, 1, 2, 3, 63, 64, 65, 127, 128, 200]

  private func stream(after skipped: Int) -> RandomStream {
    var stream = RandomStream(seed: 7, name: "bulk", step: 3)
    for _ in 0..<skipped { _ = stream.nextWord() }
    return stream
  }

  @Test(arguments: counts, 0..<5)
  func words(count: Int, skipped: Int) {
    var (one, all) = (stream(after: skipped), stream(after: skipped))
    var words = [UInt32](repeating: 0, count: count)
    all.forEachWord(count) { words[$0] = $1 }
    #expect(words == (0..<count).map { _ in one.nextWord() })
    #expect(all.nextWord() == one.nextWord())
  }

  @Test(arguments: counts, 0..<5)
  func uniforms(count: Int, skipped: Int) {
    var (one, all) = (stream(after: skipped), stream(after: skipped))
    #expect(all.uniforms(count) == (0..<count).map { _ in one.uniform() })
    #expect(all.nextWord() == one.nextWord())
  }

  @Test(arguments: counts, 0..<5)
  func bits(count: Int, skipped: Int) {
    var (one, all) = (stream(after: skipped), stream(after: skipped))
    #expect(
      all.bits(count, probability: 0.3)
        == (0..<count).map { _ in one.bernoulli(0.3) ? 1 : 0 })
    #expect(all.nextWord() == one.nextWord())
  }

  @Test(arguments: counts, [false, true])
  func normals(count: Int, hasSpare: Bool) {
    var (one, all) = (stream(after: 0), stream(after: 0))
    if hasSpare { #expect(one.normal() == all.normal()) }
    #expect(all.normals(count) == (0..<count).map { _ in one.normal() })
    #expect(all.normal() == one.normal())
    #expect(all.nextWord() == one.nextWord())
  }
}
