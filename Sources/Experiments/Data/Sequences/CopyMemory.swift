import Engine

/// Repeat a few symbols after a long delay (Hochreiter & Schmidhuber 1997; Arjovsky, Shah & Bengio 2016).
///
/// A sample reads `items` random symbols, then blanks, then a marker `items` steps before the end; from
/// there on the symbols are to be repeated, and before it blanks. Of delay + 2·items steps in all, blanks
/// and guesses give a cross-entropy of items·ln(symbols)/(delay + 2·items).
public struct CopyMemory: DatasetSource {
  public var samples: Int
  public var delay: Int
  public var items: Int
  /// Different symbols to remember, numbered from 0; the blank comes next and then the marker.
  public var symbols: Int
  public var seed: Int

  private var length: Int { delay + 2 * items }

  public var sampleShape: Shape { [length] }
  public var kind: Dataset.Targets { .classes(symbols + 1) }
  public var sampleCount: Int { samples }
  public var time: Dataset.Time { .inputsAndTargets }
  public var symbolCount: Int? { symbols + 2 }

  public func makeDataset() -> Dataset {
    var stream = RandomStream(seed: UInt64(seed), name: "copy-memory")
    let blank = Double(symbols)
    var features: [Double] = []
    var targets: [Double] = []
    for _ in 0..<samples {
      let message = (0..<items).map { _ in Double(stream.below(symbols)) }
      features += message + [Double](repeating: blank, count: delay - 1) + [blank + 1]
      features += [Double](repeating: blank, count: items)
      targets += [Double](repeating: blank, count: items + delay) + message
    }
    return Dataset(
      sampleShape: sampleShape, sampleCount: samples, features: features, kind: kind,
      targets: targets)
  }
}
