import Experiments
import Testing

@testable import Book

struct NotesTests {
  private func problems(_ text: String) -> [String] {
    Document.parse(text, file: "c.md").diagnostics.map {
      "\($0.position.line):\($0.position.column) \($0.message)"
        + ($0.suggestion.map { " → \($0)" } ?? "")
    }
  }

  @Test(arguments: [
    ("A call[^one].\n\n[^one]: A note.", []),
    (
      "A call[^on].\n\n[^one]: A note.",
      ["1:7 there is no note 'on' → one", "3:1 nothing calls the note 'one' → on"]
    ),
    ("Text.\n\n[^one]: A note.", ["3:1 nothing calls the note 'one'"]),
    ("> quoted[^x]", ["1:9 there is no note 'x'"]),
    ("- item\n\n  more *text[^x]*", ["3:13 there is no note 'x'"]),
    ("| a[^x] |\n|---|\n| b[^y] |\n\n[^y]: Y", ["1:4 there is no note 'x'"]),
    ("# Title[^x]", ["1:8 there is no note 'x'"]),
    ("[link[^x]](u.md)", ["1:6 there is no note 'x'"]),
    ("a[^x] b[^X]\n\n[^x]: X", []),
    ("a[^a] b[^b]\n\n[^a]: A[^c]\n\n[^b]: B\n\n[^c]: C[^d]", ["7:8 there is no note 'd'"]),
    (
      "![alt *x[^x]*](p.png)\n\n[^x]: X",
      ["1:1 a note cannot be called in the text that stands for a picture"]
    ),
    ("a\\[^x] and `[^x]` and [x](#a \"[^x]\")\n\n# A", []),
    ("```\n[^x]: code\n```\n\n    [^y]\n", []),
    ("a[^x]\n\n[^x]: X\n[^x]: Y\n", ["4:1 the note 'x' is given twice"]),
    ("a[^x]\n\n[^x]: X\n\n```\n[^x]: code\n```\n", []),
    ("a[^x]\n\n```\ncode without an end", ["1:2 there is no note 'x'"]),
    ("a[^x]\n\n~~~~ swift\ncode [^x]: without an end\n", ["1:2 there is no note 'x'"]),
    ("a [^a b] c", ["1:3 '[^a b]' is shown as text"]),
    ("a^[inline note] b", ["1:2 '^[inline note]' is shown as text"]),
    (
      "é中 x[^nöte]\n\n[^note]: O",
      ["1:5 there is no note 'nöte' → note", "3:1 nothing calls the note 'note' → nöte"]
    ),
  ])
  func callsAndNotesFindEachOther(_ text: String, _ expected: [String]) {
    #expect(problems(text) == expected)
  }

  @Test func whatIsPutBehindTheTextIsNeverSeen() {
    for text in [
      "a[^x]", "- a[^x]", "> a[^x]", "```\n[^x]", "[^x]: a", "a[^x]\n\n[^x]: b\n\n    c[^y]",
    ] {
      for ending in ["", "\n", "\n\n", "\r\n"] {
        let document = Document.parse(text + ending, file: "c.md")
        let html = HTMLRenderer.html(for: document, content: PlainContent(), wording: .english)
        #expect(!html.contains(">. ") && !html.contains("~~~"), "\(text.debugDescription)")
        #expect(document.blocks.count <= 2)
        // Without its call, what is indented below a note is code.
        guard !text.contains("[^y]") else {
          #expect(document.codeBlocks.isEmpty)
          continue
        }
        let code = document.codeBlocks.first?.code
        let plain = Document.parse(text.replacing("[^x]", with: "word") + ending, file: "c.md")
        #expect(code == plain.codeBlocks.first?.code.replacing("word", with: "[^x]"))
      }
    }
  }

  @Test func numbersFollowTheOrderOfTheText() {
    let html = Document.html("a[^n] b[^m] c[^n]\n\n[^m]: M[^o]\n\n[^n]: N\n\n[^o]: O")
    let notes = html.matches(of: /id="note-(\d)".*\n<a[^>]*>\d<\/a> <p>(.)/).map {
      "\($0.1)\($0.2)"
    }
    #expect(notes == ["1N", "2M", "3O"])
  }

  @Test func captionsCallNotesWhereTheFigureStands() throws {
    let chapter = """
      # Notes[^h]

      ```experiment e1
      data: {ones: {samples: 1, features: 1}}
      model: [{dense: 1, repeat: 3, bias: false}]
      loss: sum
      record: {delta-norm: first}
      ```

      ```figure fig-e1
      from: e1
      gradient-by-layer: {metric: delta-norm}
      title: It falls
      caption: >-
        The loss[^cap] of a small network, see [](#more)
        and *once more*[^cap].
      ```

      | a[^cell] | b |
      | --- | --- |
      | 1 | 2[^cell] |

      ## More

      - item[^list] and again[^cap]

      [^h]: From the heading.

      [^cap]: From the caption.

      [^cell]: From a cell.

      [^list]: From a list.
      """
    let book = try TemporaryBook(["01-a.md": chapter])
    _ = try book.build()
    let page = try book.page("01-a.html")
    #expect(HTMLCheck.problems(in: page).filter { !$0.contains("file") } == [])
    let calls = page.matches(of: /id="call-(\d-\d)"/).map { String($0.1) }
    #expect(calls == ["1-1", "2-1", "2-2", "3-1", "3-2", "4-1", "2-3"])
    let figure = try #require(page.firstRange(of: "id=\"fig-e1\""))
    let note = try #require(page.firstRange(of: "id=\"note-2\""))
    let table = try #require(page.firstRange(of: "id=\"call-3-1\""))
    #expect(figure.lowerBound < note.lowerBound && note.lowerBound < table.lowerBound)

    for (old, new, line, column, message) in [
      ("loss[^cap] of", "loss[^cup] of", 15, 11, "there is no note 'cup'"),
      ("title: It falls", "title: It falls[^cap]", 13, 16, "in a figure's title"),
    ] {
      try book.write(chapter.replacing(old, with: new), to: "01-a.md")
      do {
        _ = try book.build()
        Issue.record("\(message): built")
      } catch let error as Diagnostics {
        let first = try #require(error.all.first { $0.message.contains(message) })
        #expect(
          first.position == SourcePosition(file: "chapters/01-a.md", line: line, column: column))
      }
    }
  }

  @Test func manyWrongCallsOnALineTakeLinearTime() {
    let calls = (0..<3_000).map { "x[^a\($0)]" }.joined(separator: " ")
    let clock = ContinuousClock()
    let time = clock.measure { #expect(problems(calls + "\n\n[^b]: B").count == 3_001) }
    #expect(time < .seconds(20))
  }
}
