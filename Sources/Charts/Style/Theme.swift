/// The paper a stand-alone drawing is made for.
public enum Theme: Sendable, CaseIterable {
  case light
  case dark

  func color(of token: Palette.Token) -> Color {
    self == .light ? token.light : token.dark
  }
}
