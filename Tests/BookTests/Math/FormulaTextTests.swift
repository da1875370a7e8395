import Testing

@testable import Book

@Suite struct FormulaTextTests {
  @Test(arguments: [
    (#"\sigma'(z)"#, "σ′(z)"), (#"\tfrac14"#, "¼"), (#"\mathcal{L}"#, "ℒ"), ("L_1", "L₁"),
    (#"\sigma'(z) \le \tfrac14"#, "σ′(z) ≤ ¼"), (#"\lVert g\rVert_2"#, "‖g‖₂"),
    (#"\|g\|_2^2"#, "‖g‖₂²"), ("x<y", "x < y"), ("a-b", "a − b"), ("-1", "−1"),
    ("x = -1", "x = −1"), ("10^{-3}", "10⁻³"), ("W_{i,j}^{(l)}", "Wᵢ,ⱼ⁽ˡ⁾"), ("W^T", "Wᵀ"),
    (#"W^\top x"#, "Wᵀx"), (#"\partial L/\partial W_l"#, "∂L/∂Wₗ"), ("x ^ 2", "x²"),
    (#"\frac{\partial L}{\partial W}"#, "∂L/∂W"), (#"\frac{a+b}{2c}"#, "(a + b)/(2c)"),
    (#"\frac{1}{\sqrt{n}}"#, "1/√n"), (#"\sqrt{2/n}"#, "√(2/n)"), (#"\sqrt[3]{x}"#, "³√x"),
    (#"\log_{10} x"#, "log₁₀ x"), (#"\log(x)"#, "log(x)"), (#"\max_i x_i"#, "maxᵢ xᵢ"),
    (#"\hat y"#, "y\u{302}"), (#"\text{loss} \approx 0.5"#, "loss ≈ 0.5"),
    (#"x \in \mathbb{R}^n"#, "x ∈ ℝⁿ"), (#"\mathbf{x}"#, "𝐱"), (#"0.9^n"#, "0.9ⁿ"),
    (#"f''(x)"#, "f″(x)"), (#"\{a, b\}"#, "{a, b}"), (#"\alpha \cdot \beta"#, "α · β"),
    (#"\left( a \right)"#, "(a)"), ("x^{0.5}", "x⁰.⁵"), (#"90^\circ"#, "90°"), ("w^*", "w*"),
    (#"f \circ g"#, "f ∘ g"), (#"\sum_{i=1}^n x_i"#, "∑ᵢ₌₁ⁿxᵢ"), (#"5\,\%"#, "5 %"), ("", ""),
    ("a, b", "a, b"), (#"f: x \mapsto 2x"#, "f : x ↦ 2x"), ("a % b\nc", "ac"),
    (#"\text{if $x<0$ so}"#, "if x < 0 so"), (#"\sin x + \sin(y)"#, "sin x + sin(y)"),
    (#"\operatorname{softmax}(z)"#, "softmax(z)"), (#"\mathcal{L}_{\text{in}}"#, "ℒᵢₙ"),
  ])
  func readsAsALineOfText(_ tex: String, _ text: String) {
    let read = FormulaText(of: tex)
    #expect(read.text == text)
    #expect(read.losses.isEmpty)
  }

  /// The place of what is lost, and what is nevertheless written.
  @Test(arguments: [
    ("x_d", 1, "x_d"), ("x^{y^2}", 1, "x^(y²)"), (#"a + \frobnicate"#, 4, "a + frobnicate"),
    (#"\begin{matrix}1\end{matrix}"#, 0, "1"), ("{a", 0, "a"), ("a}", 1, "a"),
    (#"a \\[2pt] b"#, 2, "a; b"), ("a & b", 2, "a b"), (#"\hat{xy}"#, 0, "xy"),
    (#"\frac{1}"#, 8, "1/"), (#"\mathcal{1}"#, 0, "1"), ("x^", 2, "x"), ("\\", 0, ""),
    (#"\text{a$\b$}"#, 8, "ab"), (#"\sqrt[d"#, 5, "ᵈ√"), (#"\color{red}{x}"#, 0, "x"),
    (#"\mathcal{L}_{\text{my loss}}"#, 11, "ℒ_(my loss)"), (#"\unknown{x}"#, 0, "unknown x"),
    (#"\begin{aligned} a &= b \\ c &= d \end{aligned}"#, 0, "a = b; c = d"),
    (#"\begin{array}{cc} a & b \end{array}"#, 0, "a b"), ("^", 1, ""),
  ])
  func whatTextCannotSayIsALossAtItsPlace(_ tex: String, _ offset: Int, _ text: String) {
    let read = FormulaText(of: tex)
    #expect(read.text == text)
    #expect(read.losses.first?.offset == offset, "\(read.losses)")
  }

  @Test func noCommandIsLeftOfAnyTeX() {
    for tex in MathTypesetterTests.torture {
      #expect(!FormulaText(of: tex).text.contains("\\"), "\(tex)")
    }
  }

  @Test func hostileFormulasEnd() {
    for piece in ["{", "\\frac", "^", "_", "\\sqrt[", "\\text{", "\\begin{array}", "'", "\\left"] {
      _ = FormulaText(of: String(repeating: piece, count: 20_000))
    }
  }

  @Test func labelsKeepTheirDollars() {
    #expect(LabelText.text(of: #"from $5 to $6, \$7"#) == "from $5 to $6, $7")
    #expect(LabelText.text(of: "$w = 0.9$ and $HOME") == "w = 0.9 and $HOME")
    #expect(LabelText.text(of: #"$\frobnicate$"#) == "frobnicate")
    #expect(LabelText.loss(in: #"so $x_1$, $x_d$"#)?.offset == 12)
  }
}
