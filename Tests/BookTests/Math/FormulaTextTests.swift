import Experiments
import Testing

@testable import Book

struct FormulaTextTests {
  @Test(arguments: [
    ("\\sigma'(z) \\le \\tfrac14", "σ′(z) ≤ 1/4"), ("\\lVert g\\rVert_2", "‖g‖₂"),
    ("x<y", "x<y"), ("n=20", "n=20"), ("10^{-5}", "10⁻⁵"), ("W_1^{(2)}", "W₁⁽²⁾"),
    ("e^{-x}", "e⁻ˣ"), ("x_{i+1}", "xᵢ₊₁"), ("x_{ij}", "x_ij"),
    ("\\mathcal{L}_{\\text{val}}", "L_val"), ("\\frac{a+b}{2}", "(a+b)/2"),
    ("\\sqrt{x}", "√x"), ("\\sqrt[3]{x+1}", "³√(x+1)"), ("\\hat y", "y\u{302}"),
    ("\\mathbb{R}^n", "ℝⁿ"), ("\\sin x + \\sin(y)", "sin x + sin(y)"),
    ("\\operatorname{softmax}(z)", "softmax(z)"), ("\\sum_{i=1}^n a_i", "∑ᵢ₌₁ⁿ aᵢ"),
    ("\\left( \\frac{1}{n} \\right)", "(1/n)"), ("\\{a\\}", "{a}"), ("W^\\top x", "Wᵀx"),
    ("f''(x)", "f″(x)"), ("90^\\circ", "90°"), ("50\\%", "50%"), ("a \\to b", "a → b"),
    ("\\begin{aligned} a &= b \\\\[2pt] c &= d \\end{aligned}", "a = b; c = d"),
    ("\\begin{array}{cc} a & b \\end{array}", "a b"), ("\\unknown{x}", "unknown x"),
    ("\\color{red}{x}", "x"), ("\\text{if $x<0$ so}", "if x<0 so"), ("a % b\nc", "a c"),
    ("x ^ 2", "x²"), ("a-b", "a−b"), ("", ""), ("\\", ""), ("{", ""), ("}", ""), ("^", ""),
  ])
  func readable(_ tex: String, _ text: String) {
    #expect(FormulaText.text(of: tex) == text)
  }

  @Test func noCommandIsLeftOfAnyTeX() {
    for tex in MathTypesetterTests.torture {
      #expect(!FormulaText.text(of: tex).contains("\\"), "\(tex)")
    }
  }

  @Test func hostileFormulasEnd() {
    for piece in ["{", "\\frac", "^", "_", "\\sqrt[", "\\text{", "\\begin{array}", "'", "\\left"] {
      _ = FormulaText.text(of: String(repeating: piece, count: 20_000))
    }
  }
}
