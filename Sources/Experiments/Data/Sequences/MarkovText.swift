import Engine

/// A text that nobody wrote: each symbol has four likely successors, and one in ten symbols is noise.
///
/// The successors are drawn once for each symbol and followed with probability 55, 25, 15 and 5 %. A model
/// that knows them all has a cross-entropy far below that of guessing, ln(symbols).
public struct MarkovText: DatasetSource {
  public var samples: Int
  public var length: Int
  /// Symbols in the whole text, of which a sample is a window.
  public var characters: Int
  public var symbols: Int
  public var seed: Int

  /// The most symbols there are characters for.
  static let largestAlphabet = 64
  private static let characters = Array(
    " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.".unicodeScalars)

  public var sampleShape: Shape { [length] }
  public var kind: Dataset.Targets { .classes(symbols) }
  public var sampleCount: Int { samples }
  public var time: Dataset.Time { .inputsAndTargets }
  public var alphabet: [Unicode.Scalar]? { Array(Self.characters.prefix(symbols)) }

  public func makeDataset() -> Dataset {
    TextWindows(samples: samples, length: length, seed: seed)
      .dataset(of: text(), symbolCount: symbols)
  }

  private func text() -> [Int] {
    var stream = RandomStream(seed: UInt64(seed), name: "markov-text")
    let successors = (0..<symbols * 4).map { _ in stream.below(symbols) }
    var symbol = 0
    return (0..<characters).map { _ in
      let share = stream.uniform()
      let choice = share < 0.55 ? 0 : share < 0.8 ? 1 : share < 0.95 ? 2 : 3
      let isNoise = stream.bernoulli(0.1)
      symbol = isNoise ? stream.below(symbols) : successors[symbol * 4 + choice]
      return symbol
    }
  }
}
