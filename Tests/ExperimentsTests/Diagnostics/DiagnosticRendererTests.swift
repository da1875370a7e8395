import Testing

@testable import Experiments

@Suite struct DiagnosticRendererTests {
  private func position(_ line: Int, _ column: Int, file: String = "a.md") -> SourcePosition {
    SourcePosition(file: file, line: line, column: column)
  }

  private func render(_ line: String, column: Int, length: Int, width: Int = 100) -> [String] {
    let renderer = DiagnosticRenderer(files: ["a.md": line], width: width)
    return renderer.render(Diagnostic(at: position(1, column), length: length, "wrong"))
      .split(separator: "\n").dropFirst().map { String($0.dropFirst(5)) }
  }

  @Test func hasTheFormEditorsParse() {
    let renderer = DiagnosticRenderer(files: ["a.md": "first\nThe `deep.ratoi:sci2` is"])
    let diagnostic = Diagnostic(
      at: position(2, 11), length: 5, "no value 'ratoi' in experiment 'deep'",
      suggestion: "ratio", notes: ["it records 'loss', 'ratio'"])
    #expect(
      renderer.render(diagnostic) == """
        a.md:2:11: error: no value 'ratoi' in experiment 'deep'
         2 | The `deep.ratoi:sci2` is
           |           ^~~~~ did you mean 'ratio'?
           | note: it records 'loss', 'ratio'

        """)
  }

  @Test func alignsCaretsAfterTabsAndWideCharacters() {
    #expect(render("\tab", column: 2, length: 2) == ["    ab", "    ^~"])
    #expect(render("a\tbc", column: 3, length: 1) == ["a   bc", "    ^"])
    #expect(render("梯度 ok", column: 4, length: 2) == ["梯度 ok", "     ^~"])
    #expect(render("x梯度", column: 2, length: 2) == ["x梯度", " ^~~~"])
    #expect(render("e\u{301}🇩🇪x", column: 3, length: 1) == ["e\u{301}🇩🇪x", "   ^"])
  }

  @Test func placesBeyondTheLineAreShownAfterIt() {
    #expect(render("ab", column: 3, length: 1) == ["ab", "  ^"])
    #expect(render("ab", column: 99, length: 5) == ["ab", "  ^"])
    #expect(render("ab", column: 2, length: 50) == ["ab", " ^"])
    #expect(render("", column: 1, length: 1) == ["", "^"])
  }

  @Test func longLinesAreCutToAWindow() {
    let line = String(repeating: "a", count: 500) + "HERE" + String(repeating: "b", count: 500)
    let lines = render(line, column: 501, length: 4, width: 40)
    #expect(lines[0].count == 40)
    #expect(lines[0].hasPrefix("…a") && lines[0].hasSuffix("b…"))
    let marked = zip(lines[0], lines[1]).filter { "^~".contains($0.1) }.map(\.0)
    #expect(String(marked) == "HERE")
    let wide = render(String(repeating: "梯", count: 300), column: 300, length: 1, width: 40)
    #expect(wide[0].map { $0 == "…" ? 1 : 2 }.reduce(0, +) <= 40)
    #expect(wide[1].count == wide[0].map { $0 == "…" ? 1 : 2 }.reduce(0, +))
    let all = render(String(repeating: "c", count: 300), column: 1, length: 300, width: 40)
    #expect(all[1].hasPrefix("^~~~") && all[1].count <= 40)
  }

  @Test("An excerpt is the same wherever in a line of any length its place is")
  func excerptsDoNotDependOnTheLine() {
    let word = "…éx梯\u{301}y "
    let piece = String(repeating: word, count: 200)
    let long = String(repeating: word, count: 40_000)
    let inShort = render(piece, column: 601, length: 3, width: 40)
    for column in [601, 6_001, 120_001] {
      #expect(render(long, column: column, length: 3, width: 40) == inShort)
    }
  }

  @Test("Many errors on one long line are shown at once, and counted")
  func manyErrors() {
    let line = String(repeating: "é wrong ", count: 100_000)
    let errors = (0..<50_000).map { Diagnostic(at: position(1, 16 * $0 + 3), length: 5, "wrong") }
    let warnings = (0..<200).map { Diagnostic(.warning, at: position(1, $0 + 1), "w \($0)") }
    let renderer = DiagnosticRenderer(files: ["a.md": line])
    let clock = ContinuousClock()
    var output = ""
    let time = clock.measure { output = renderer.render(Diagnostics(warnings + errors)) }
    #expect(output.hasSuffix("\n50000 errors, 200 warnings, of which 100 are shown\n"))
    #expect(output.split(separator: "\n").count { $0.contains("error:") } == 100)
    #expect(!output.contains("warning:"))
    // A walk along the line for each error would take minutes.
    #expect(time < .seconds(20))
    let few = renderer.render(Diagnostics(warnings + errors.prefix(3)))
    #expect(few.split(separator: "\n").count { $0.contains("error:") } == 3)
    #expect(few.split(separator: "\n").count { $0.contains("warning:") } == 97)
    #expect(few.hasPrefix("a.md:1:1: warning: w 0"))
  }

  @Test func sortsAndDeduplicates() {
    let renderer = DiagnosticRenderer(files: [:])
    let first = Diagnostic(at: position(1, 1), "z")
    let diagnostics = [
      Diagnostic(at: position(1, 1, file: "b.md"), "other file"),
      Diagnostic(at: position(10, 1), "late"), Diagnostic(.warning, at: position(1, 1), "a"),
      first, Diagnostic(at: position(2, 1), "m"), first,
    ]
    let expected = """
      a.md:1:1: error: z
      a.md:1:1: warning: a
      a.md:2:1: error: m
      a.md:10:1: error: late
      b.md:1:1: error: other file
      4 errors, 1 warning

      """
    #expect(renderer.render(Diagnostics(diagnostics)) == expected)
    #expect(renderer.render(Diagnostics(diagnostics.reversed())) == expected)
    #expect(renderer.render(Diagnostics()) == "")
  }

  @Test func filesCannotCommandTheTerminal() {
    let output = DiagnosticRenderer(files: ["a.md": "\u{1B}[2J\u{202E}x\u{7}"]).render(
      Diagnostic(at: position(1, 1), "found '\u{1B}[31m'", suggestion: "\u{9B}", notes: ["\r\n"]))
    let controls = output.unicodeScalars.filter {
      $0 != "\n" && $0.properties.generalCategory == .control || $0.value == 0x202E
    }
    #expect(controls.isEmpty)
    #expect(output.contains("found '\u{FFFD}[31m'"))
  }

  @Test func colorIsOptional() {
    let diagnostic = Diagnostic(at: position(1, 1), "wrong")
    let colored = DiagnosticRenderer(files: ["a.md": "ab"], usesColor: true).render(diagnostic)
    #expect(colored.contains("\u{1B}[1;31merror:\u{1B}[0m"))
    let plain = DiagnosticRenderer(files: ["a.md": "ab"]).render(diagnostic)
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
  }
}
