import Experiments

/// What other tools write in brackets and braces.
extension OtherDialects {
  /// Farther no end is looked for.
  private static let longest = 200

  /// `{{< figure >}}` and `{% include %}`, or the name of one of our directives alone.
  static func brace(at place: Int, in bytes: [UInt8]) -> Finding? {
    let next = place + 1 < bytes.count ? bytes[place + 1] : 0
    if next == UInt8(ascii: "{") || next == UInt8(ascii: "%") {
      let words = words(from: place, to: next == UInt8(ascii: "{") ? "}}" : "%}", in: bytes)
      return words.map {
        Finding(words: $0, notes: ["There are no shortcodes: figures and values are directives."])
      }
    }
    guard let words = words(from: place, to: "}", in: bytes) else { return nil }
    let name = words.dropFirst().dropLast()
    if name == "value" {
      return Finding(words: words, notes: ["A value is written {val}`experiment.loss`"])
    }
    guard Fence.Kind(rawValue: String(name)) != nil else { return nil }
    return Finding(words: words, notes: ["A directive is a fence: ```\(name) …"])
  }

  /// `^[a note inside the text]`, and `[^a name with spaces]`, which calls no note.
  static func bracket(at place: Int, in bytes: [UInt8]) -> Finding? {
    let isInside = place > 0 && bytes[place - 1] == UInt8(ascii: "^")
    let isCall = place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "^")
    guard isInside || isCall, let words = words(from: place, to: "]", in: bytes) else { return nil }
    return isCall
      ? Finding(words: words, notes: ["The name of a note has no spaces: [^name]"])
      : Finding(
        words: "^" + words,
        notes: ["Call the note by a name, [^name], and write it on a line of its own: [^name]: …"])
  }

  /// `==marked==`.
  static func mark(at place: Int, in bytes: [UInt8]) -> Finding? {
    let start = place + 2
    guard start < bytes.count, bytes[place + 1] == UInt8(ascii: "="),
      place == 0 || bytes[place - 1] != UInt8(ascii: "="), bytes[start].isAnchorByte,
      let words = words(from: place + 1, to: "==", in: bytes)
    else { return nil }
    let content = words.dropFirst().dropLast(2)
    guard !content.contains("="), content.last != " " else { return nil }
    return Finding(words: "=" + words, notes: ["Marked text is written <mark>\(content)</mark>"])
  }

  /// `$ x $`, in which some read a formula.
  static func paddedFormula(at place: Int, in bytes: [UInt8]) -> Finding? {
    guard place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: " "),
      let words = words(from: place, to: " $", in: bytes)
    else { return nil }
    let content = words.utf8.dropFirst(2).dropLast(2)
    let isFormula = content.count == 1 || content.contains { #"\^_="#.utf8.contains($0) }
    guard isFormula, !content.contains(UInt8(ascii: "$")) else { return nil }
    return Finding(
      words: words,
      notes: ["A formula has no space inside its dollars: $\(String(Substring(content)))$"])
  }

  /// From one place to the end of the first `end` behind it.
  private static func words(from start: Int, to end: String, in bytes: [UInt8]) -> String? {
    let limit = min(bytes.count, start + longest)
    var index = start + 1
    while index + end.utf8.count <= limit {
      if bytes[index...].starts(with: end.utf8) {
        return String(decoding: bytes[start..<(index + end.utf8.count)], as: UTF8.self)
      }
      index += 1
    }
    return nil
  }
}
