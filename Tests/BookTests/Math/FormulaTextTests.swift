import Testing

@testable import Book

@Suite struct FormulaTextTests {
  @Test(arguments: [
    (#"\sigma'(z)"#, "σ′(z)"), (#"\tfrac14"#, "¼"), (#"\mathcal{L}"#, "ℒ"), ("L_1", "L₁"),
    (#"\sigma'(z) \le \tfrac14"#, "σ′(z) ≤ ¼"), (#"\lVert g\rVert_2"#, "‖g‖₂"),
    (#"\|g\|_2^2"#, "‖g‖₂²"), ("x<y", "x < y"), ("a-b", "a − b"), ("-1", "−1"),
    ("x = -1", "x = −1"), ("10^{-3}", "10⁻³"), ("W_{i,j}^{(l)}", "Wᵢ,ⱼ⁽ˡ⁾"), ("W^T", "Wᵀ"),
    (#"W^\top x"#, "Wᵀx"), (#"\partial L/\partial W_l"#, "∂L/∂Wₗ"),
    (#"\frac{\partial L}{\partial W}"#, "∂L/∂W"), (#"\frac{a+b}{2c}"#, "(a + b)/(2c)"),
    (#"\frac{1}{\sqrt{n}}"#, "1/√n"), (#"\sqrt{2/n}"#, "√(2/n)"), (#"\sqrt[3]{x}"#, "³√x"),
    (#"\log_{10} x"#, "log₁₀ x"), (#"\log(x)"#, "log(x)"), (#"\max_i x_i"#, "maxᵢ xᵢ"),
    (#"\hat y"#, "y\u{302}"), (#"\text{loss} \approx 0.5"#, "loss ≈ 0.5"),
    (#"x \in \mathbb{R}^n"#, "x ∈ ℝⁿ"), (#"\mathbf{x}"#, "𝐱"), (#"0.9^n"#, "0.9ⁿ"),
    (#"f''(x)"#, "f′′(x)"), (#"\{a, b\}"#, "{a, b}"), (#"\alpha \cdot \beta"#, "α · β"),
    (#"\left( a \right)"#, "(a)"), ("x^{0.5}", "x⁰.⁵"), (#"90^\circ"#, "90°"), ("w^*", "w*"),
    (#"\sum_{i=1}^n x_i"#, "∑ᵢ₌₁ⁿxᵢ"), (#"5\,\%"#, "5 %"), ("", ""), ("a, b", "a, b"),
    (#"f: x \mapsto 2x"#, "f : x ↦ 2x"),
  ])
  func readsAsALineOfText(_ tex: String, _ text: String) throws {
    #expect(try FormulaText.text(of: tex) == text)
  }

  @Test(arguments: [
    ("x_d", 1), ("x^{y^2}", 1), (#"a + \frobnicate"#, 4), (#"\begin{matrix}1\end{matrix}"#, 0),
    ("{a", 0), ("a}", 1), (#"a \\ b"#, 2), ("a & b", 2), (#"\hat{xy}"#, 0), (#"\frac{1}"#, 8),
    (#"\mathcal{1}"#, 0), ("x^", 2), ("\\", 0), (#"\text{a$b$}"#, 7), (#"\sqrt[d"#, 5),
  ])
  func whatTextCannotSayIsRefusedAtItsPlace(_ tex: String, _ offset: Int) {
    let refusal = #expect(throws: FormulaText.Refusal.self) { try FormulaText.text(of: tex) }
    #expect(refusal?.offset == offset, "\(refusal.debugDescription)")
  }

  @Test func labelsKeepTheirDollars() {
    #expect(LabelText.text(of: #"from $5 to $6, \$7"#) == "from $5 to $6, $7")
    #expect(LabelText.text(of: "$w = 0.9$ and $HOME") == "w = 0.9 and $HOME")
    #expect(LabelText.text(of: #"$\frobnicate$"#) == #"$\frobnicate$"#)
    #expect(LabelText.refusal(of: #"so $x_1$, $x_d$"#)?.offset == 12)
  }
}
