import Testing

@testable import Experiments

@Suite struct SpellingSuggestionTests {
  @Test(arguments: [
    ("ratoi", "ratio"), ("sigmiod", "sigmoid"), ("leakyRelu", "leaky-relu"),
    ("gradientnorm", "gradient-norm"), ("gradient", "gradient-norm"), ("optimiser", "optimizer"),
    ("Steps", "steps"), ("exectute", "execute"),
  ])
  func findsTheNearest(word: String, expected: String) {
    let candidates = [
      "ratio", "rate", "sigmoid", "leaky-relu", "gradient-norm", "optimizer", "steps", "execute",
    ]
    #expect(SpellingSuggestion.nearest(word, among: candidates) == expected)
    #expect(SpellingSuggestion.nearest(word, among: candidates.reversed()) == expected)
  }

  @Test(arguments: ["x", "", "banana", "!", String(repeating: "a", count: 1000)])
  func findsNothingFarAway(word: String) {
    #expect(SpellingSuggestion.nearest(word, among: ["ratio", "rate", "yes"]) == nil)
  }

  @Test func equallyNearCandidatesAreTakenAlphabetically() {
    #expect(SpellingSuggestion.nearest("cat", among: ["cut", "car", "cab"]) == "cab")
  }

  @Test(arguments: [("", "abc", 3), ("abc", "acb", 1), ("kitten", "sitting", 3), ("ab", "ab", 0)])
  func countsEdits(left: String, right: String, edits: Int) {
    #expect(SpellingSuggestion.distance(from: Array(left), to: Array(right)) == edits)
    #expect(SpellingSuggestion.distance(from: Array(right), to: Array(left)) == edits)
  }
}
