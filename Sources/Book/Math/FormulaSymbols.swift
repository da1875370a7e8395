/// What TeX's commands are in Unicode.
enum FormulaSymbols {
  static func piece(of command: String) -> FormulaText.Piece? {
    if let text = ordinary[command] { return .init(text: text, kind: .ordinary) }
    if let text = binary[command] { return .init(text: text, kind: .binary) }
    if let text = relations[command] { return .init(text: text, kind: .relation) }
    if let text = opening[command] { return .init(text: text, kind: .opening) }
    if let text = closing[command] { return .init(text: text, kind: .closing) }
    return spaces.contains(command) ? .init(text: " ", kind: .space) : nil
  }

  private static let ordinary = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ",
    "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ",
    "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω", "partial": "∂", "nabla": "∇", "infty": "∞", "ell": "ℓ",
    "hbar": "ℏ", "emptyset": "∅", "varnothing": "∅", "forall": "∀", "exists": "∃", "neg": "¬",
    "lnot": "¬", "top": "⊤", "bot": "⊥", "prime": "′", "dagger": "†", "degree": "°",
    "sum": "∑", "prod": "∏", "int": "∫", "vert": "|", "lvert": "|", "rvert": "|", "mid": "|",
    "Vert": "‖", "lVert": "‖", "rVert": "‖", "|": "‖", "ldots": "…", "dots": "…", "cdots": "⋯",
    "dotsc": "…", "dotsb": "⋯", "%": "%", "$": "$", "#": "#", "&": "&", "_": "_", "Re": "ℜ",
    "Im": "ℑ", "imath": "ı", "jmath": "ȷ", "aleph": "ℵ", "star": "⋆", "triangle": "△", "S": "§",
    "iint": "∬", "oint": "∮", "bigcup": "⋃", "bigcap": "⋂", "bigoplus": "⨁", "bigotimes": "⨂",
    "vdots": "⋮", "ddots": "⋱", "checkmark": "✓", "square": "□", "blacksquare": "■",
    "backslash": "∖",
  ]

  private static let binary = [
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "odot": "⊙",
    "oplus": "⊕", "otimes": "⊗", "cup": "∪", "cap": "∩", "land": "∧", "wedge": "∧", "lor": "∨",
    "vee": "∨", "setminus": "∖", "bullet": "•", "circ": "∘",
  ]

  private static let relations = [
    "le": "≤", "leq": "≤", "leqslant": "⩽", "ge": "≥", "geq": "≥", "geqslant": "⩾", "ne": "≠",
    "neq": "≠", "approx": "≈", "sim": "∼", "simeq": "≃", "equiv": "≡", "cong": "≅",
    "propto": "∝", "ll": "≪", "gg": "≫", "to": "→", "rightarrow": "→", "leftarrow": "←",
    "gets": "←", "leftrightarrow": "↔", "mapsto": "↦", "Rightarrow": "⇒", "implies": "⇒",
    "Leftarrow": "⇐", "Leftrightarrow": "⇔", "iff": "⇔", "in": "∈", "notin": "∉", "ni": "∋",
    "subset": "⊂", "subseteq": "⊆", "supset": "⊃", "supseteq": "⊇", "parallel": "∥",
    "perp": "⊥", "lt": "<", "gt": ">", "colon": ":", "uparrow": "↑", "downarrow": "↓",
    "lesssim": "≲", "gtrsim": "≳", "longrightarrow": "⟶", "coloneqq": "≔", "triangleq": "≜",
  ]

  private static let opening = [
    "langle": "⟨", "lfloor": "⌊", "lceil": "⌈", "{": "{", "lbrace": "{", "lbrack": "[",
  ]

  private static let closing = [
    "rangle": "⟩", "rfloor": "⌋", "rceil": "⌉", "}": "}", "rbrace": "}", "rbrack": "]",
  ]

  private static let spaces: Set = [" ", ",", ";", ":", ">", "quad", "qquad", "thinspace", "space"]

  /// What changes the setting and not the meaning.
  static let silent: Set = [
    "!", "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "big", "Big", "bigg",
    "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "bigm", "middle",
    "scriptscriptstyle", "nonumber", "notag",
    "mathstrut", "strut", "relax", "allowbreak", "nobreak", "hline", "(", ")", "-",
  ]

  /// What changes the look of its argument in a way that text cannot.
  static let looks: Set = [
    "overbrace", "underbrace", "boxed", "cancel", "smash", "mathllap", "mathrlap", "mathclap",
    "mathfrak", "bold", "rm", "bf", "it", "mathop", "mathbin", "mathrel", "mathord", "mathopen",
    "mathclose", "mathpunct", "mathinner",
  ]

  /// What is raised by itself, or has a raised form of its own.
  static let raised: [Character: Character] = [
    "′": "′", "″": "″", "‴": "‴", "*": "*", "∗": "*", "†": "†", "°": "°", "∘": "°", "⊤": "ᵀ",
  ]

  static let functions: Set = [
    "log", "ln", "lg", "exp", "sin", "cos", "tan", "cot", "sinh", "cosh", "tanh", "coth",
    "arcsin", "arccos", "arctan", "max", "min", "sup", "inf", "lim", "arg", "det", "dim", "ker",
    "Pr", "gcd", "deg", "hom",
  ]

  /// Marks that Unicode combines with the letter before them.
  static let accents: [String: Unicode.Scalar] = [
    "hat": "\u{302}", "widehat": "\u{302}", "bar": "\u{304}", "overline": "\u{304}",
    "tilde": "\u{303}", "widetilde": "\u{303}", "dot": "\u{307}", "ddot": "\u{308}",
    "vec": "\u{20D7}", "check": "\u{30C}", "breve": "\u{306}",
  ]

  static let fractions = [
    "1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "2/5": "⅖",
    "3/5": "⅗", "4/5": "⅘", "1/6": "⅙", "5/6": "⅚", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝",
    "7/8": "⅞",
  ]

  // MARK: Alphabets

  /// A letter in another style; nil if Unicode has none.
  static func letter(_ character: Character, in style: String) -> Character? {
    switch style {
    case "mathcal", "mathscr":
      script[character] ?? shifted(character, capitals: 0x1D49C, small: nil)
    case "mathbb": doubled[character] ?? shifted(character, capitals: 0x1D538, small: nil)
    default: shifted(character, capitals: 0x1D400, small: 0x1D41A) ?? boldGreek(character)
    }
  }

  /// Letters that were in Unicode before the alphabets they belong to.
  private static let script: [Character: Character] = [
    "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ",
  ]
  private static let doubled: [Character: Character] = [
    "C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ", "1": "𝟙",
  ]

  private static func shifted(
    _ character: Character, capitals: UInt32, small: UInt32?
  ) -> Character? {
    guard let ascii = character.asciiValue else { return nil }
    let scalar: UInt32? =
      switch character {
      case "A"..."Z": capitals + UInt32(ascii - 65)
      case "a"..."z": small.map { $0 + UInt32(ascii - 97) }
      default: nil
      }
    return scalar.flatMap(Unicode.Scalar.init).map(Character.init)
  }

  /// Bold α to ω, which stand in the order of the plain ones.
  private static func boldGreek(_ character: Character) -> Character? {
    guard let scalar = character.unicodeScalars.first, (0x3B1...0x3C9).contains(scalar.value) else {
      return nil
    }
    return Unicode.Scalar(0x1D6C2 + scalar.value - 0x3B1).map(Character.init)
  }
}
