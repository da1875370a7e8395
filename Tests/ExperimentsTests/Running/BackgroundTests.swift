import Testing

@testable import Experiments

struct BackgroundTests {
  @Test func theValueComesHoweverOftenItIsAskedFor() {
    let sums = (0..<20).map { last in Background { (0...last).reduce(0, +) } }
    for _ in 0..<2 { #expect(sums.map(\.value) == (0..<20).map { $0 * ($0 + 1) / 2 }) }
  }
}
