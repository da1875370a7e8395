import Testing

@testable import Experiments

/// SplitMix64: the same random edits on every run.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

/// Makes wrong texts of right ones.
struct Mutation {
  var generator: SeededGenerator
  /// What is inserted: characters and words that mean something to the reader under test.
  let pieces: [String]

  mutating func mutate(_ text: String, edits: ClosedRange<Int> = 1...4) -> String {
    var characters = Array(text)
    for _ in 0..<Int.random(in: edits, using: &generator) {
      let place = Int.random(in: 0...characters.count, using: &generator)
      let end = min(characters.count, place + Int.random(in: 0...6, using: &generator))
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: characters.removeSubrange(place..<end)
      case 1: characters.replaceSubrange(place..<end, with: piece())
      case 2:
        let part = characters[place..<end]
        characters.insert(
          contentsOf: part, at: Int.random(in: 0...characters.count, using: &generator))
      case 3: characters.removeSubrange(place..<min(characters.count, place + 1))
      default: characters.insert(contentsOf: piece(), at: place)
      }
    }
    return String(characters)
  }

  /// Pieces in a row that mean nothing together.
  mutating func salad(_ count: ClosedRange<Int>) -> String {
    (0..<Int.random(in: count, using: &generator)).map { _ in piece() }.joined()
  }

  private mutating func piece() -> String {
    pieces.randomElement(using: &generator) ?? ""
  }
}

/// Whether each error points into the text, and can be shown.
func isInside(_ diagnostics: Diagnostics, _ source: DirectiveSource) -> Bool {
  let lines = DirectiveSource.lines(of: source.text)
  let first = source.position(at: 0)
  let file = String(repeating: "\n", count: first.line - 1) + source.text
  let shown = DiagnosticRenderer(files: [source.file: file]).render(diagnostics)
  return !diagnostics.all.isEmpty
    && diagnostics.all.allSatisfy { diagnostic in
      let line = diagnostic.position.line - first.line
      return lines.indices.contains(line) && diagnostic.position.file == source.file
        && (1...lines[line].count + 1).contains(diagnostic.position.column)
        && diagnostic.length >= 1 && shown.contains("\(diagnostic.position)")
    }
}
