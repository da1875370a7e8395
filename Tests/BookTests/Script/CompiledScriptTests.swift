import Testing

@testable import Book

@Suite struct CompiledScriptTests {
  private let katex: String

  init() throws { katex = try SystemPackage.katex.text(of: "katex.js") }

  @Test func theInstalledLibraryIsCompiledAhead() {
    #expect(CompiledScript(of: katex) != nil)
  }

  @Test("A script that differs in a byte is not what was compiled", arguments: ["", " ", "\n"])
  func anotherTextIsAnotherScript(_ suffix: String) {
    #expect(CompiledScript(of: String(katex.dropLast()) + suffix) == nil)
    #expect(CompiledScript(of: suffix) == nil)
  }

  @Test(
    "It does what its text does",
    arguments: ["\\frac{a}{b}", "\\begin{pmatrix} a & b \\end{pmatrix}"])
  func itDoesWhatItsTextDoes(_ tex: String) throws {
    let script = try #require(CompiledScript(of: katex))
    let prelude = """
      Array.prototype.fill = function (value) {
        for (var index = 0; index < this.length; index += 1) this[index] = value;
        return this;
      };
      """
    let use = """
      function html(tex) { return katex.renderToString(tex, { output: "htmlAndMathml" }); }
      """
    let (ahead, now) = (try ScriptEngine(), try ScriptEngine())
    for engine in [ahead, now] { try engine.run(prelude) }
    try ahead.run(script)
    try now.run(katex)
    for engine in [ahead, now] { try engine.run(use) }
    let html = try ahead.call("html", tex)
    #expect(html.contains("class=\"katex\""))
    #expect(try now.call("html", tex) == html)
  }
}
