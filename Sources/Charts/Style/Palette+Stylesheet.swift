extension Palette {
  /// The tokens as CSS variables: light by default and in print, dark by preference or by choice.
  ///
  /// The dark rules hold for screens only, so paper gets the light ones with no rule of its own.
  public static var stylesheet: String {
    """
    :root{color-scheme:light;\(declarations(\.light))}
    @media screen and (prefers-color-scheme:dark){:root:not([data-theme=light])\
    {color-scheme:dark;\(declarations(\.dark))}}
    @media screen{:root[data-theme=dark]{color-scheme:dark;\(declarations(\.dark))}}

    """
  }

  private static func declarations(_ theme: KeyPath<Token, Color>) -> String {
    tokens.map { "--\($0.name):\($0[keyPath: theme].css)" }.joined(separator: ";")
  }
}
