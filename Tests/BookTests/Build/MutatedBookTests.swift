import Engine
import Experiments
import Foundation
import Testing

@testable import Book

/// Random edits of a right book give a book or errors at places of their text, never a crash or a hang.
@Suite struct MutatedBookTests {
  private static let original = TemporaryBook.chapter + "\n" + ReferenceChapter.example + "\n"
  private static let splinters = [
    "", " ", "\n", ":", "{", "}", "[", "]", "`", "```", "{val}`", "#", "-", "'", "\"", "&", "*",
    "!", "|",
    "\t", "0", "-1", "1e999", "nan", "999999999999999999999", "ß\u{301}", "\u{202E}", "\u{0}",
    "based-on: chain\n",
    "sweep: [{label: a}]\n", "seeds: 0", "repeat: 10000", "layer=last", "slope(", "chain.", "≈",
    "± 2 %", "$",
  ]

  private static func mutated(_ random: inout SplitMix) -> String {
    var text = Array(original)
    for _ in 0..<1 + random.below(3) {
      let start = random.below(text.count)
      let end = min(text.count, start + random.below(12))
      switch random.below(4) {
      case 0: text.removeSubrange(start..<end)
      case 1: text.insert(contentsOf: splinters[random.below(splinters.count)], at: start)
      case 2: text.replaceSubrange(start..<end, with: splinters[random.below(splinters.count)])
      default:
        let piece = text[start..<end]
        text.insert(contentsOf: piece, at: random.below(text.count))
      }
    }
    return String(text)
  }

  @Test(arguments: 0..<10)
  func givesABookOrErrorsAtTheirPlace(part: Int) {
    var random = SplitMix(state: UInt64(part) &* 0x1234_5678_9ABC)
    for _ in 0..<100 {
      let text = Self.mutated(&random)
      let file = ChapterFolder.File(
        name: "chapters/01-a.md", path: "chapters/01-a.md", bytes: Array(text.utf8))
      do throws(Diagnostics) {
        _ = try BookPlan(
          [file], attachments: Attachments(), folder: ChapterFolder(book: ".", name: "chapters"))
      } catch {
        #expect(error.hasErrors)
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for diagnostic in error.all {
          let (line, column) = (diagnostic.position.line, diagnostic.position.column)
          #expect(diagnostic.position.file == "chapters/01-a.md")
          let isInside = 1...lines.count ~= line && 1...lines[line - 1].count + 1 ~= column
          #expect(isInside, "\(diagnostic) in\n\(text)")
        }
      }
    }
  }

  /// The first key of each kind misspelt, wherever it stands.
  @Test(arguments: [
    ("data:", "dta:", "data"), ("model:", "mdoel:", "model"), ("loss:", "lsos:", "loss"),
    ("sweep:", "swep:", "sweep"), ("record:", "recrod:", "record"),
    ("precision:", "precisoin:", "precision"), ("delta-norm:", "delta-nrom:", "delta-norm"),
    ("{ones:", "{onse:", "ones"), ("features:", "featurse:", "features"),
    ("{dense:", "{desne:", "dense"), ("repeat:", "repaet:", "repeat"), ("bias:", "bisa:", "bias"),
    ("from:", "form:", "from"), ("gradient-by-layer:", "gradient-by-leyer:", "gradient-by-layer"),
    ("title:", "titel:", "title"), ("caption:", "captoin:", "caption"),
  ])
  func aMisspeltWordIsAnsweredAtItsPlace(old: String, new: String, suggestion: String) throws {
    let text = TemporaryBook.chapter
    let range = try #require(text.range(of: old))
    let before = text[..<range.lowerBound]
    let isBraced = old.hasPrefix("{")
    let line = before.count(where: \.isNewline) + 1
    let column =
      (before.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .last?.count ?? 0) + (isBraced ? 2 : 1)
    let file = ChapterFolder.File(
      name: "a.md", path: "a.md", bytes: Array(text.replacingCharacters(in: range, with: new).utf8))
    let error = #expect(throws: Diagnostics.self) {
      try BookPlan(
        [file], attachments: Attachments(), folder: ChapterFolder(book: ".", name: "chapters"))
    }
    let found = error?.all.first { $0.suggestion == suggestion }
    #expect(found?.position == SourcePosition(file: "a.md", line: line, column: column))
  }
}

/// A small generator of numbers that are the same in each run of the tests (Steele, Lea and Flood, 2014).
private struct SplitMix {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(max(1, bound)))
  }
}
