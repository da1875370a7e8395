import Engine

extension ValueReader {
  /// `{l1: 1e-5, l2: 1e-4, layers: "dense*"}`, a list of such, or `none`.
  func regularizations() -> [Regularization] {
    if plainText == "none" { return [] }
    return oneOrMore(example: "{l2: 1e-4}") { value in
      value.mapping(example: "{l2: 1e-4}") { $0.regularization() }
    }
  }
}

extension MappingReader {
  fileprivate mutating func regularization() -> Regularization {
    let regularization = Regularization(
      l1: optional("l1")?.number(.nonnegative, example: "1e-5") ?? 0,
      l2: optional("l2")?.number(.nonnegative, example: "1e-4") ?? 0,
      decay: optional("decay")?.number(.nonnegative, example: "1e-2") ?? 0,
      maxNorm: optional("max-norm")?.number(.positive, example: "3"),
      layers: optional("layers").map { NamePattern($0.text(example: "dense*")) } ?? .all,
      kinds: optional("parameters")?.choice(among: ["weights", "all"]) == "all"
        ? Set(ParameterKind.allCases) : [.weight])
    return regularization
  }
}
