/// Every colour of the book, once, for light and dark paper.
public enum Palette {
  /// A named colour: the CSS variable `--name`.
  public struct Token: Sendable, Hashable {
    public let name: String
    public let light: Color
    public let dark: Color

    init(_ name: String, _ light: UInt32, _ dark: UInt32) {
      self.name = name
      self.light = Color(light)
      self.dark = Color(dark)
    }
  }

  /// Backgrounds: of the page, of cards, of code.
  public static let papers = [
    Token("bg", 0xffffff, 0x14161a),
    Token("surface", 0xf6f7f9, 0x1d2026),
    Token("code", 0xf1f3f5, 0x1d2026),
  ]

  /// Colours that are read as text.
  public static let texts = [
    Token("text", 0x1a1d21, 0xe6e8eb),
    Token("muted", 0x565d66, 0xa7aeb8),
    Token("faint", 0x626a74, 0x949ca7),
    Token("link", 0x1f4fb8, 0x8ab4ff),
    Token("visited", 0x6b3fa0, 0xc4a3f5),
    Token("ok", 0x17673f, 0x5fd08f),
    Token("warn", 0x8a5300, 0xe8b04a),
    Token("bad", 0xb3261e, 0xff8a80),
  ]

  /// Backgrounds behind `ok`, `warn` and `bad`.
  public static let tints = [
    Token("ok-tint", 0xe7f5ec, 0x12281c),
    Token("warn-tint", 0xfdf3dc, 0x2d2410),
    Token("bad-tint", 0xfdecea, 0x321817),
  ]

  /// Lines of the page: axes and borders of controls, then two purely decorative ones.
  public static let lines = [
    Token("axis", 0x7d8590, 0x7f8894),
    Token("grid", 0xe4e7eb, 0x2a2f37),
    Token("hairline", 0xd5d9df, 0x343a43),
  ]

  /// The hue of each ``Role``, in its order.
  public static let roles = [
    Token("s1", 0x1f3fb0, 0x86a3f1),
    Token("s2", 0x9c3206, 0xe2683f),
    Token("s3", 0x1a5f4c, 0x5b9678),
    Token("s4", 0xdd2478, 0xdfa0b2),
    Token("s5", 0x9a7d1c, 0xd2c66a),
    Token("s6", 0x4a93ad, 0x79e1fb),
    Token("s7", 0x8d4bf5, 0x8b6be6),
    Token("s8", 0x1a1d21, 0xf2f4f7),
  ]

  /// The same hues where they colour text, darkened or lightened until they read at 4.5:1.
  public static let roleLabels = [
    Token("s1-label", 0x1f3fb0, 0x86a3f1),
    Token("s2-label", 0x9c3206, 0xe2683f),
    Token("s3-label", 0x1a5f4c, 0x5b9678),
    Token("s4-label", 0xc01a64, 0xdfa0b2),
    Token("s5-label", 0x7b6210, 0xd2c66a),
    Token("s6-label", 0x2c6d87, 0x79e1fb),
    Token("s7-label", 0x7b3ae6, 0xa88bf0),
    Token("s8-label", 0x1a1d21, 0xf2f4f7),
  ]

  /// Nine classes from near the page to far from it.
  public static let sequential = classes(
    "seq",
    light: [
      0xf7f4e5, 0xd2ddb0, 0x98cb93, 0x49b78f, 0x049993, 0x05798c, 0x025a82, 0x173977, 0x241d50,
    ],
    dark: [
      0x1b1b2b, 0x1d3258, 0x035074, 0x017081, 0x05908b, 0x22b286, 0x86c880, 0xcada92, 0xfbefc2,
    ])

  /// Nine classes: blue is vanished, the middle healthy, rust exploding.
  public static let diverging = classes(
    "div",
    light: [
      0x0a2f94, 0x3f63af, 0x7793c9, 0xb3c3e0, 0xf2f3f6, 0xdbbeb1, 0xbf8b75, 0xa2583c, 0x7e2401,
    ],
    dark: [
      0x96c0fe, 0x7296cd, 0x586e92, 0x3e495b, 0x252629, 0x5a4438, 0x90654b, 0xca875f, 0xffaf7e,
    ])

  /// An ordered ramp for lines: the classes of ``sequential`` that stand out from both papers.
  public static let ramp = (1...5).map { step in
    Token("ramp\(step)", sequential[step + 3].light.hex, sequential[step + 3].dark.hex)
  }

  /// The ramp where it colours text; its nearest class is darkened on light paper.
  public static let rampLabels = ramp.enumerated().map { index, token in
    Token("\(token.name)-label", index == 0 ? 0x05798c : token.light.hex, token.dark.hex)
  }

  /// Text upon each class of a colour scale: ink or white, whichever reads better.
  public static let classTexts = (sequential + diverging).map(Palette.textToken(upon:))

  /// All tokens, in the order in which the style sheet declares them.
  public static let tokens =
    papers + texts + tints + lines + roles + roleLabels + sequential + diverging
    + ramp + rampLabels + classTexts

  private static func classes(_ name: String, light: [UInt32], dark: [UInt32]) -> [Token] {
    zip(light, dark).enumerated().map { Token("\(name)\($0 + 1)", $1.0, $1.1) }
  }

  private static func textToken(upon token: Token) -> Token {
    func best(_ paper: Color, ink: Color) -> UInt32 {
      let white = Color(0xffffff)
      return paper.contrast(with: ink) >= paper.contrast(with: white) ? ink.hex : white.hex
    }
    // The darkest colour of each theme: its text on light paper, its paper on dark.
    return Token(
      "\(token.name)-text", best(token.light, ink: texts[0].light),
      best(token.dark, ink: papers[0].dark))
  }
}
