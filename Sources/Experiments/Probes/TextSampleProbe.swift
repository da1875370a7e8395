import Engine

/// Lets a character model write: each character is drawn from what the model expects after the last one.
struct TextSampleProbe: TextProbe {
  /// Characters to write.
  var length: Int
  /// Logits are divided by this: 1 follows the model's probabilities, less is more careful, 0 always
  /// takes the likeliest character.
  var temperature: Double
  /// What the model reads before it writes; nothing of it is in the text.
  var start: String

  func text(_ session: Session, of network: Network, seed: UInt64, step: Int) -> String {
    guard let alphabet = network.alphabet, let model = StepwiseModel(network, trained: session)
    else { return "" }
    let known = start.unicodeScalars.compactMap { alphabet.firstIndex(of: $0) }
    var stream = RandomStream(seed: seed, name: "sample-text", step: UInt64(step))
    var logits: [Double] = []
    for symbol in known.isEmpty ? [0] : known { logits = model.logits(after: symbol) }
    var text = String.UnicodeScalarView()
    for _ in 0..<length {
      guard let symbol = draw(logits, from: &stream) else { break }
      text.append(alphabet[symbol])
      logits = model.logits(after: symbol)
    }
    return String(text)
  }

  func objection(to network: Network) -> String? {
    guard let alphabet = network.alphabet else { return "the data is not text" }
    guard network.output.shape.columns == alphabet.count else {
      return
        "the model has \(network.output.shape.columns) outputs for \(alphabet.count) characters"
    }
    if let stranger = start.unicodeScalars.first(where: { !alphabet.contains($0) }) {
      return "it is to start with '\(stranger)', which does not occur in the text"
    }
    return nil
  }

  /// A symbol from softmax(logits/temperature); nil if the logits are not finite.
  private func draw(_ logits: [Double], from stream: inout RandomStream) -> Int? {
    guard let largest = logits.max(), logits.allSatisfy(\.isFinite) else { return nil }
    if temperature == 0 { return logits.firstIndex(of: largest) }
    let weights = logits.map { PortableMath.exp(($0 - largest) / temperature) }
    var rest = stream.uniform() * weights.reduce(0, +)
    for (symbol, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return symbol }
    }
    return weights.lastIndex { $0 > 0 }
  }
}
