import Engine

/// Windows into a long text at random places; the target of each symbol is the one that follows it.
struct TextWindows {
  var samples: Int
  var length: Int
  var seed: Int

  func dataset(of text: [Int], symbolCount: Int) -> Dataset {
    var stream = RandomStream(seed: UInt64(seed), name: "text-windows")
    var features: [Double] = []
    features.reserveCapacity(samples * length)
    var targets = features
    targets.reserveCapacity(samples * length)
    for _ in 0..<samples {
      let start = stream.below(text.count - length)
      features += text[start..<start + length].map(Double.init)
      targets += text[start + 1...start + length].map(Double.init)
    }
    return Dataset(
      sampleShape: [length], sampleCount: samples, features: features,
      kind: .classes(symbolCount), targets: targets)
  }
}
