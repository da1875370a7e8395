/// The characters that TeX has commands for.
enum FormulaSymbols {
  /// Letters and signs that stand like letters.
  static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ",
    "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ",
    "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω", "partial": "∂", "nabla": "∇", "infty": "∞", "ell": "ℓ",
    "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "emptyset": "∅", "varnothing": "∅",
    "forall": "∀", "exists": "∃", "neg": "¬", "lnot": "¬", "top": "⊤", "bot": "⊥", "degree": "°",
    "circ": "∘", "bullet": "•", "star": "⋆", "ast": "∗", "prime": "′", "dagger": "†",
    "sum": "∑", "prod": "∏", "int": "∫", "iint": "∬", "oint": "∮", "bigcup": "⋃", "bigcap": "⋂",
    "bigoplus": "⨁", "bigotimes": "⨂", "ldots": "…", "dots": "…", "cdots": "⋯", "dotsc": "…",
    "dotsb": "⋯", "vdots": "⋮", "ddots": "⋱", "imath": "ı", "jmath": "ȷ", "S": "§",
    "checkmark": "✓", "triangle": "△", "square": "□", "blacksquare": "■", "R": "ℝ",
  ]

  /// Relations and operations, which stand between spaces.
  static let operators: [String: String] = [
    "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥", "lt": "<",
    "gt": ">", "ne": "≠", "neq": "≠", "equiv": "≡", "approx": "≈", "sim": "∼", "simeq": "≃",
    "cong": "≅", "propto": "∝", "ll": "≪", "gg": "≫", "coloneqq": "≔", "triangleq": "≜",
    "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂", "subseteq": "⊆", "supset": "⊃",
    "supseteq": "⊇", "cup": "∪", "cap": "∩", "setminus": "∖", "times": "×", "div": "÷",
    "cdot": "·", "pm": "±", "mp": "∓", "odot": "⊙", "otimes": "⊗", "oplus": "⊕", "wedge": "∧",
    "land": "∧", "vee": "∨", "lor": "∨", "perp": "⊥", "parallel": "∥", "mid": "|", "to": "→",
    "rightarrow": "→", "longrightarrow": "→", "leftarrow": "←", "gets": "←",
    "leftrightarrow": "↔", "mapsto": "↦", "Rightarrow": "⇒", "implies": "⇒", "Leftarrow": "⇐",
    "Leftrightarrow": "⇔", "iff": "⇔", "uparrow": "↑", "downarrow": "↓", "bmod": "mod",
    "mod": "mod", "colon": ":", "quad": "", "qquad": "", "lesssim": "≲", "gtrsim": "≳",
  ]

  /// Brackets and signs without space of their own.
  static let plain: [String: String] = [
    "lVert": "‖", "rVert": "‖", "Vert": "‖", "lvert": "|", "rvert": "|", "vert": "|",
    "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉",
    "lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]", "backslash": "∖",
  ]

  static let accents: [String: Character] = [
    "hat": "\u{302}", "widehat": "\u{302}", "bar": "\u{304}", "overline": "\u{304}",
    "tilde": "\u{303}", "widetilde": "\u{303}", "dot": "\u{307}", "ddot": "\u{308}",
    "vec": "\u{20D7}", "acute": "\u{301}", "grave": "\u{300}", "check": "\u{30C}",
    "breve": "\u{306}", "underline": "\u{332}",
  ]

  /// Commands that change the look alone.
  static let unseen: Set<String> = [
    "mathcal", "mathscr", "mathfrak", "mathbf", "mathrm", "mathit", "mathsf", "mathtt",
    "boldsymbol", "bm", "bold", "rm", "bf", "it", "limits", "nolimits", "displaystyle",
    "textstyle", "scriptstyle", "scriptscriptstyle", "overbrace", "underbrace", "boxed",
    "mathstrut", "nonumber", "notag", "mathop", "mathbin", "mathrel", "mathord", "mathopen",
    "mathclose", "mathpunct", "mathinner", "small", "large", "normalsize", "hline", "relax",
    "allowbreak", "nobreak", "cancel", "smash", "mathllap", "mathrlap", "mathclap", "strut",
  ]

  static let doubled: [Character: String] = [
    "R": "ℝ", "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "C": "ℂ", "P": "ℙ", "H": "ℍ", "E": "𝔼",
  ]

  static let raised = map(
    "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW⊤∗βγδθ",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵀ*ᵝᵞᵟᶿ")
  static let lowered = map(
    "0123456789+−=()aehijklmnoprstuvxβγρχ",
    "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵪ")

  private static func map(_ from: String, _ to: String) -> [Character: Character] {
    Dictionary(zip(from, to), uniquingKeysWith: { first, _ in first })
  }
}
