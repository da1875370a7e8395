import Engine

extension Terms {
  /// The loss as a function of the parameters.
  static let landscapeProbes: [Vocabulary<ProbeSetting>.Entry] = [
    probe(
      "loss-along-direction", "The loss at parameters moved along a direction, or as one changes."
    ) { landscape(&$0, .loss, isPlane: false) },
    probe(
      "loss-on-plane", "The loss at parameters moved along two directions, or as two change.",
      example:
        "{loss-on-plane: every 10, x: {parameter: dense1.weights, element: 1, from: -1, to: 1}, "
        + "points: 5}"
    ) { landscape(&$0, .loss, isPlane: true) },
    probe(
      "gradient-norm-along-direction",
      "‖∂L/∂θ‖ at parameters moved along a direction, or as one changes."
    ) { landscape(&$0, .gradientNorm, isPlane: false) },
    probe(
      "gradient-norm-on-plane",
      "‖∂L/∂θ‖ at parameters moved along two directions, or as two change."
    ) { landscape(&$0, .gradientNorm, isPlane: true) },
    probe(
      "parameter-path", "Two parameters over time: a path over the plane of a loss.",
      example:
        "{parameter-path: every 10, x: {parameter: dense1.weights, element: 1}, "
        + "y: {parameter: dense1.weights, element: 2}}"
    ) { keys in
      ParameterPathProbe(
        x: keys.required("x").parameterElement(), y: keys.required("y").parameterElement())
    },
  ]

  /// `x` and `y` may name a parameter each: `x: {parameter: dense1.weights, from: 3, to: 7}`.
  private static func landscape(
    _ keys: inout MappingReader, _ subject: LandscapeProbe.Subject, isPlane: Bool
  ) -> LandscapeProbe {
    let direction = isPlane ? nil : keys.optional("direction")
    let word = direction?.choice(among: ["random", "descent"]) ?? "random"
    let common = LandscapeProbe.Line(
      direction: word == "descent" ? .descent : .random,
      lower: keys.optional("from")?.number() ?? -1, upper: keys.optional("to")?.number() ?? 1,
      count: keys.optional("points")?.points() ?? (isPlane ? 21 : 41))
    let x = keys.optional("x")
    if direction != nil { x?.report("'x' and 'direction' exclude each other") }
    var lines = [x?.line(common) ?? common]
    if isPlane {
      var second = common
      second.direction = .random
      lines.append(keys.optional("y")?.line(common) ?? second)
    }
    return LandscapeProbe(
      subject: subject, lines: lines,
      seed: keys.optional("seed")?.integer(in: 0...Int.max) ?? 0)
  }
}

extension ValueReader {
  /// `{parameter: dense1.weights, from: 3, to: 7}`; what is not said is as for the whole plane.
  fileprivate func line(_ common: LandscapeProbe.Line) -> LandscapeProbe.Line {
    mapping(example: "{parameter: dense1.weights, from: 3, to: 7}") { keys in
      let element = keys.parameterElement()
      return LandscapeProbe.Line(
        direction: .parameter(element), lower: keys.optional("from")?.number() ?? common.lower,
        upper: keys.optional("to")?.number() ?? common.upper,
        count: keys.optional("points")?.points() ?? common.count)
    }
  }

  /// `dense1.bias`, or `{parameter: dense1.weights, element: 2}`.
  fileprivate func parameterElement() -> ParameterElement {
    if node?.entries == nil {
      return ParameterElement(name: text(example: "dense1.weights"), place: nil)
    }
    return mapping { $0.parameterElement() }
  }

  fileprivate func points() -> Int { integer(in: 1...501, example: 41) }
}

extension MappingReader {
  fileprivate mutating func parameterElement() -> ParameterElement {
    ParameterElement(
      name: required("parameter").text(example: "dense1.weights"),
      place: optional("element")?.integer(in: 1...Int.max, example: 1))
  }
}
