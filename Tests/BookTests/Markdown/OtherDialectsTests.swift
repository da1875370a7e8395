import Testing

@testable import Book

/// What other people write is right or reported at its place.
struct OtherDialectsTests {
  private func warnings(_ markdown: String) -> [String] {
    Document.parse(markdown, file: "c.md").diagnostics.map {
      "\($0.position.line):\($0.position.column) \($0.message)"
    }
  }

  @Test(arguments: [
    (#"at most \(\tfrac14\), so"#, [#"\tfrac14"#]), (#"\(x\)"#, ["x"]),
    (#"\(a +\#nb\) c"#, ["a +\nb"]),
    (#"so \[x^2\] is"#, ["x^2"]), ("\\[\nx\n- y\n\\]\n", ["x\n- y\n"]),
    (#"\[ x^2 \]"#, [" x^2 "]), (#"| \(|w|\) | b |\#n|---|---|\#n| \(a\) | c |"#, ["|w|", "a"]),
    (
      "\\begin{align}\na &= b \\\\\n- c &= d\n\\end{align}\n",
      ["\\begin{align}\na &= b \\\\\n- c &= d\n\\end{align}\n"]
    ),
    ("> \\begin{align*}\n> a\n> \\end{align*}\n", ["\\begin{align*}\na\n\\end{align*}\n"]),
    ("\\begin{gather}a\\end{gather}", ["\\begin{gather}a\\end{gather}\n"]),
    (
      "\\begin{a}\n\\begin{a}\nx\n\\end{a}\n\\end{a}\nno",
      ["\\begin{a}\n\\begin{a}\nx\n\\end{a}\n\\end{a}\n"]
    ),
    ("$$\n\\begin{align}\na\n\\end{align}\n$$", ["\\begin{align}\na\n\\end{align}\n"]),
    ("so $A =\n\\begin{matrix}a\\end{matrix}$", ["A =\n\\begin{matrix}a\\end{matrix}"]),
    (#"no \(\), no \[sic\] and \[1\] nor \(see above for it\)"#, []), (#"`\(x\)` and \\(x\\)"#, []),
    ("    \\(x\\)\n", []), ("```\n\\[\nx\n\\]\n```", []), (#"[a](b\(c\))"#, []), ("\\[a](b)", []),
    ("[a]: b\\(c\\)\n\n[a]", []), ("[a\\]: b\\(c\\)", ["c"]),
  ])
  func bracketsAndEnvironmentsAreFormulas(_ markdown: String, _ formulas: [String]) {
    #expect(Document.parse(markdown, file: "c.md").formulas.map(\.tex.text) == formulas)
  }

  @Test(arguments: [
    (#"\(\) \[sic\] \(see above for it\)"#, "<p>() [sic] (see above for it)</p>\n"),
    (
      #"`\(x\)` <http://a\(b\)>"#,
      #"<p><code>\(x\)</code> <a href="http://a%5C(b%5C)" rel="external noopener">http://a\(b\)</a></p>"#
        + "\n"
    ),
    (#"[a](b\(c\) "d\[e")"#, "<p><a href=\"b(c)\" title=\"d[e\">a</a></p>\n"),
    (#"*\[a*"#, "<p><em>[a</em></p>\n"), (#"[x\]](u)"#, "<p><a href=\"u\">x]</a></p>\n"),
    (
      "```\n\\[ | `a|b`\n```",
      "<pre tabindex=\"0\" role=\"region\" aria-label=\"Code\"><code>\\[ | `a|b`\n</code></pre>\n"
    ),
  ])
  func escapesThatEncloseNoFormulaStayEscapes(_ markdown: String, _ html: String) {
    #expect(Document.html(markdown) == html)
  }

  @Test func formulasInBracketsKnowTheirPlaces() {
    let document = Document.parse(
      "é \\(a\\) and\n\n> \\[\n> b\n> \\]\n\n  \\begin{a}x\\end{a}\n", file: "c.md")
    #expect(
      document.formulas.map { [$0.position.line, $0.position.column] } == [
        [1, 5], [4, 3], [7, 3],
      ])
  }

  @Test(arguments: [
    ("A run costs $0.40 to $1.20 an hour, or 5$ to 6$ with", []),
    ("Set $HOME/$USER, then $PATH:$HOME", []),
    ("$AAPL and one of $TSLA are", []), ("US$100, A$5.6M ≈ US$3.7M, and (costs $20) or $25.", []),
    ("$HOME$USER", []), ("the $n$th, the $k$-th, $n$s", ["n", "k", "n"]),
    ("$x$/$y$, $a$:$b$", ["x", "y", "a", "b"]),
    ("$\\alpha \\text{ if } \\beta$", ["\\alpha \\text{ if } \\beta"]),
    ("价格$5和$6，公式$x$。", ["x"]), ("价格为$5，$x$是", ["x"]), ("变量$HOME和$USER", []),
    ("单价$5/个，共$x$个", ["x"]), ("他说“$5”和“$x$”。", ["x"]), ("コスト$5で$x$を", ["x"]),
    ("$5–$6，$x$", ["x"]), ("$x_{\\text{中}}$和$\\text{准确率}$", ["x_{\\text{中}}", "\\text{准确率}"]),
    ("$\\int f dx dy$", ["\\int f dx dy"]), ("$5 + 6$", ["5 + 6"]),
  ])
  func pricesAndVariablesStayText(_ markdown: String, _ formulas: [String]) {
    let document = Document.parse(markdown, file: "c.md")
    #expect(document.formulas.map(\.tex.text) == formulas)
    #expect(document.diagnostics.isEmpty)
  }

  @Test func aSingleTildeIsATilde() {
    #expect(Document.html("3~5 and 7~9, ~~so~~ ~a~") == "<p>3~5 and 7~9, <del>so</del> ~a~</p>\n")
  }

  @Test(arguments: [
    ("是$准确率 > 0.9$，", "1:3 words between two dollars are set as a formula"),
    ("是$p = 正$，", "1:3 words between two dollars are set as a formula"),
    ("a $ x $ b", "1:3 '$ x $' is shown as text"),
    ("so ==marked text== is", "1:4 '==marked text==' is shown as text"),
    ("\\newpage", "1:1 '\\newpage' is shown as text"),
    ("(my-label)=\n# A", "1:1 '(my-label)=' is shown as text"),
    ("# A {.unnumbered}", "1:5 nothing takes these settings, so they are shown as text"),
    ("# A {#b .unnumbered}", "1:5 nothing takes these settings, so they are shown as text"),
    ("# A {-}", "1:5 nothing takes these settings, so they are shown as text"),
    ("`a`{.py}", "1:4 nothing takes these settings, so they are shown as text"),
    ("[Span]{.small}", "1:7 nothing takes these settings, so they are shown as text"),
    ("``claim\na.b < 0\n``", "1:1 '``claim' is shown as text"),
    ("'''claim\na.b < 0\n'''", "1:1 ''''claim' is shown as text"),
    ("｀｀｀claim\na.b < 0\n｀｀｀", "1:1 '｀｀｀claim' is shown as text"),
    ("> ``figure f\n> a\n> ``", "1:3 '``figure' is shown as text"),
    ("[x]()", "1:1 this link leads to the page on which it stands"),
    ("a [x](#)", "1:3 this link leads to the page on which it stands"),
    ("so $x and y$ is", "1:5 words between two dollars are set as a formula"),
    ("a\nsee \\eqref{eq:a}", "2:5 '\\eqref' is shown as text"),
    ("\\textbf{a}", "1:1 '\\textbf' is shown as text"),
    ("a \\\\b \\emph{x}", "1:7 '\\emph' is shown as text"),
    ("See @tbl-rates.", "1:5 '@tbl-rates' is shown as text"),
    ("as [@glorot-2010] says", "1:5 '@glorot-2010' is shown as text"),
    ("a {ref}`x`", "1:3 '{ref}' is shown as text"),
    ("|a|\n|-|\n|b|\n\n: Losses", "5:1 ':' is shown as text"),
    ("Term\n: what", "2:1 ':' is shown as text"),
    ("::: note\nx\n:::", "1:1 ':::' is shown as text"), ("!!! note", "1:1 '!!!' is shown as text"),
    ("|a|b|c|\n|-|-|\n|d|e|", "2:1 '|-|-|' is shown as text"),
    ("a\n\n$$\n\\newcommand{\\g}{x}\n$$", "4:1 \\newcommand holds in this formula alone"),
    ("\\[\nx\n\ny", "1:1 formula is empty or not closed"),
    ("\\begin{align}\nx\n", "1:1 formula is empty or not closed"),
  ])
  func whatIsNotReadIsReported(_ markdown: String, _ warning: String) {
    #expect(warnings(markdown).first == warning)
  }

  @Test(
    arguments: [
      "`\\eqref{a}` and a\\b {x}", "mail a@b.org or @me, [a](@fig)", "C:\\temp is \\{x\\}",
      "3:1, a: b", "`{ref}` {x} `y`",
    ])
  func plainTextIsNot(_ markdown: String) {
    #expect(warnings(markdown) == [])
  }
}
