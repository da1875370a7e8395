/// Finds what an author probably meant.
public enum SpellingSuggestion {
  /// The candidate nearest to a misspelt word, or nil when none is near.
  ///
  /// Distance is Damerau–Levenshtein's (insert, delete, replace, swap neighbours) over lowercase
  /// letters and digits alone, so that `leakyRelu` finds `leaky-relu`. One error is
  /// allowed in every three characters, and a beginning of at least three counts as near. Of
  /// equally near candidates the alphabetically first wins, whatever their order. A word of another program
  /// leads to what it is called here.
  public static func nearest(_ word: String, among candidates: [String]) -> String? {
    guard word.count <= 64 else { return nil }
    if let own = ForeignWords.meanings(of: word).first(where: candidates.contains), own != word {
      return own
    }
    let letters = essence(word)
    guard !letters.isEmpty else { return nil }
    let ranked = candidates.filter { $0 != word && $0.count <= 64 }.compactMap { candidate in
      rank(of: essence(candidate), for: letters).map { ($0, candidate) }
    }
    return ranked.min { $0 < $1 }?.1
  }

  /// Lower is nearer; nil is too far.
  private static func rank(of candidate: [Character], for word: [Character]) -> Int? {
    let allowed = max(1, max(word.count, candidate.count) / 3)
    let distance = distance(from: word, to: candidate)
    let isShort = min(word.count, candidate.count) < 2
    if distance <= allowed, !(isShort && distance > 0) { return distance }
    return word.count >= 3 && candidate.starts(with: word) ? allowed + 1 : nil
  }

  private static func essence(_ word: String) -> [Character] {
    let letters = Array(word.lowercased().filter { $0.isLetter || $0.isNumber })
    return letters.isEmpty ? Array(word) : letters
  }

  /// The number of single edits between two words, a swap of neighbours being one edit.
  static func distance(from left: [Character], to right: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(
          previous[column + 1] + 1, current[column] + 1,
          previous[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          best = min(best, beforePrevious[column - 1] + 1)
        }
        current.append(best)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }
}
