import Testing

@testable import Book

/// Scripts without spaces between words, in a language made for those with spaces.
struct CJKTests {
  /// Without the marks of languages.
  private func html(_ markdown: String) -> String {
    Document.html(markdown).replacing(#/<span lang="..">|</span>/#, with: "")
      .replacing(" rel=\"external noopener\"", with: "")
  }

  @Test(arguments: [
    ("梯度会**变小（vanish）。**然后", "梯度会<strong>变小（vanish）。</strong>然后"),
    ("这是**“梯度消失”**的", "这是<strong>“梯度消失”</strong>的"),
    ("参见《**深度学习**》一书", "参见《<strong>深度学习</strong>》一书"),
    ("而**裁剪：**只", "而<strong>裁剪：</strong>只"), ("は**「重要」**です", "は<strong>「重要」</strong>です"),
    ("**기울기(gradient)**를", "<strong>기울기(gradient)</strong>를"), ("*强调。*然后", "<em>强调。</em>然后"),
    ("~~旧（old）。~~新", "<del>旧（old）。</del>新"),
    ("（**强**）和（**调**）", "（<strong>强</strong>）和（<strong>调</strong>）"),
    (#"中\*文\*字 中**`a`**文"#, "中*文*字 中<strong><code>a</code></strong>文"),
    ("中**[文](u)**字", "中<strong><a href=\"u\">文</a></strong>字"),
    ("a**(b)**c", "a**(b)**c"), ("`中**“文”**字`", "<code>中**“文”**字</code>"),
    ("[**“文”**中](u)", "<a href=\"u\"><strong>“文”</strong>中</a>"),
  ])
  func emphasisStandsBesidePunctuation(_ markdown: String, _ expected: String) {
    #expect(html(markdown) == "<p>\(expected)</p>\n")
  }

  @Test(arguments: [
    ("梯度消\n失得", "梯度消失得"), ("所以，\n然后", "所以，然后"), ("**强调**\n然后", "<strong>强调</strong>然后"),
    ("中文\n与 English\n混排", "中文与 English\n混排"), ("wrapped\nlines", "wrapped\nlines"),
    ("かな\nカナ", "かなカナ"),
    ("기울기\n소실", "기울기\n소실"), ("说“好”\n的", "说“好”的"), ("中\\\n文", "中<br>\n文"), ("中  \n文", "中<br>\n文"),
    ("中`a`\n文", "中<code>a</code>\n文"), ("a”\nb", "a”\nb"), ("中\n*文\n字*", "中<em>文字</em>"),
  ])
  func lineBreaksAreNoSpaces(_ markdown: String, _ expected: String) {
    #expect(html(markdown) == "<p>\(expected)</p>\n")
  }

  @Test func lineBreaksAreNoSpacesForASearchEither() {
    let document = Document.parse("梯度消\n失得", file: "c.md")
    guard case .paragraph(let inlines)? = document.blocks.first else { return #expect(Bool(false)) }
    #expect(PlainText.text(of: inlines) == "梯度消失得")
  }

  @Test(arguments: [
    ("详见 https://e.org/docs（中文）。再看", ["https://e.org/docs"]),
    (
      "看 https://e.org/a。然后 https://e.org/b，最后（https://e.org/c）完",
      ["https://e.org/a", "https://e.org/b", "https://e.org/c"]
    ),
    ("“https://e.org/a”，是", ["https://e.org/a"]), ("看 www.e.org/a。然后", ["http://www.e.org/a"]),
    ("https://zh.e.org/wiki/梯度，是", ["https://zh.e.org/wiki/梯度"]),
    ("（https://e.org/f_(g)）", ["https://e.org/f_(g)"]),
    ("[书](https://e.org/梯度（数学）)。", ["https://e.org/梯度（数学）"]),
    ("<https://e.org/a（b）>", ["https://e.org/a（b）"]),
    ("[书][a]\n\n[a]: https://e.org/a（b）", ["https://e.org/a（b）"]),
  ])
  func bareAddressesEndAtPunctuation(_ markdown: String, _ links: [String]) {
    let document = Document.parse(markdown, file: "c.md")
    #expect(document.links.map(\.destination) == links)
    #expect(document.diagnostics.isEmpty)
  }

  @Test func positionsDoNotCountMarks() {
    let document = Document.parse(
      "**变小（v）。**然后 https://e.org（中）$x$ {val}`a`\n\n- 中**“文”** $y$", file: "c.md")
    #expect(document.formulas.map(\.position.column) == [31, 13])
    #expect(document.values.map(\.position.column) == [40])
    let caption = Document.parseInline(
      Excerpt("**变小（v）。**然后 $x$", at: .init(file: "c.md", line: 3, column: 10)))
    #expect(caption.formulas.map(\.position.column) == [24])
  }

  @Test(arguments: [
    ("the 梯度，消失", "the <span lang=\"zh\">梯度，消失</span>"),
    ("勾配が小さくなり、学習が進まない。重要", "<span lang=\"ja\">勾配が小さくなり、学習が進まない。重要</span>"),
    ("これは A 重要", "<span lang=\"ja\">これは</span> A <span lang=\"ja\">重要</span>"),
    ("기울기 소실 is", "<span lang=\"ko\">기울기 소실</span> is"), ("カタカナ", "<span lang=\"ja\">カタカナ</span>"),
  ])
  func wordsAreMarkedByTheirScript(_ markdown: String, _ expected: String) {
    #expect(Document.html(markdown) == "<p>\(expected)</p>\n")
  }

  @Test func aTitleInHanTakesTheLanguageOfItsPage() {
    #expect(Document.parse("# 勾配消失\n\n勾配が小さくなる。", file: "c.md").hanLanguage == "ja")
    #expect(Document.parse("# 梯度消失\n\n梯度变小，如日语「の」所示。", file: "c.md").hanLanguage == "zh")
  }
}
