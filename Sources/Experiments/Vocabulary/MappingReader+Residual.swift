import Engine

extension MappingReader {
  /// The settings of a residual block: `branch`, `shortcut`, `scale`, `init-scale`, `activation`.
  mutating func residual() -> @Sendable (LayerDefaults) -> any Layer {
    let branch = main("branch").templates()
    let shortcut = optional("shortcut")?.shortcut() ?? .identity
    let scale = optional("scale")?.branchScale() ?? .factor(.number(1))
    let initialScale = optional("init-scale")?.depthFactor() ?? .number(1)
    let activation = optional("activation")?.tagged(by: Terms.activations) ?? Identity()
    return { defaults in
      let depth = defaults.repeatCount
      var inner = defaults
      inner.repeatCount = 1
      return Residual(
        branch.layers(with: inner.below("branch")), shortcut: shortcut.value(with: inner),
        scale: scale.value(depth: depth),
        initialScale: initialScale.value(depth: depth), activation: activation)
    }
  }
}

/// A factor that may depend on how often a block is repeated.
private enum DepthFactor: Sendable {
  case number(Double)
  /// 1/√L for L blocks.
  case inverseRoot

  func value(depth: Int) -> Double {
    switch self {
    case .number(let number): number
    case .inverseRoot: 1 / Double(depth).squareRoot()
    }
  }
}

private enum BranchScaleSetting: Sendable {
  case factor(DepthFactor)
  case learned

  func value(depth: Int) -> Residual.BranchScale {
    switch self {
    case .factor(let factor): .constant(factor.value(depth: depth))
    case .learned: .learned(from: 0)
    }
  }
}

private enum ShortcutSetting: Sendable {
  case identity
  case projection
  case layers([LayerTemplate])

  func value(with defaults: LayerDefaults) -> Residual.Shortcut {
    switch self {
    case .identity: .identity
    case .projection: .projection(defaults.initializer)
    case .layers(let templates): .layers(templates.layers(with: defaults.below("shortcut")))
    }
  }
}

extension ValueReader {
  /// `identity`, `projection` or a list of layers.
  fileprivate func shortcut() -> ShortcutSetting {
    let words = ["identity", "projection"]
    if log.isDescribing {
      log.expect(
        Expectation(
          shape: .either([.choice(words), .list(of: .term(kind: "a layer"))]),
          text: "'identity', 'projection' or a list of layers", example: "projection"))
    }
    if node?.items != nil { return .layers(templates()) }
    return choice(among: words) == "projection" ? .projection : .identity
  }

  /// A number, `depth` for 1/√L, or `rezero` for a scale that is learned from 0.
  fileprivate func branchScale() -> BranchScaleSetting {
    plainText == "rezero" ? .learned : .factor(depthFactor(orElse: "'depth', 'rezero'"))
  }

  /// A number, or `depth` for 1/√L with L repetitions.
  fileprivate func depthFactor(orElse words: String = "'depth'") -> DepthFactor {
    parsed(as: "a number or \(words)", example: "0.1", fallback: .number(1)) { text in
      text == "depth" ? .inverseRoot : NumberSyntax.double(text).map { .number($0) }
    }
  }
}
