import Engine

/// One entry of `clip`: a limit on gradients or on parameters.
public enum LimitSetting: Sendable {
  case none
  case gradients(GradientClipping)
  case parameters(Double)

  func apply(to recipe: inout UpdateRecipe) {
    switch self {
    case .none: break
    case .gradients(let clipping): recipe.clipping = clipping
    case .parameters(let bound): recipe.weightBound = bound
    }
  }
}

extension Terms {
  public static let limits = Vocabulary<LimitSetting>(
    kind: "a kind of clipping",
    entries: [
      .init("none", summary: "No clipping, to compare with.", example: "none") { _ in .none },
      .init(
        "norm",
        summary: "Shortens the gradient of all parameters together, without turning it.",
        example: "{norm: 1}"
      ) { .gradients(.norm(limit(&$0))) },
      .init(
        "parameter-norm", summary: "Shortens the gradient of each parameter by itself.",
        example: "{parameter-norm: 1}"
      ) { .gradients(.parameterNorm(limit(&$0))) },
      .init(
        "value", summary: "Limits each element of the gradient, which turns it.",
        example: "{value: 0.5}"
      ) { .gradients(.value(limit(&$0))) },
      .init(
        "weights",
        summary:
          "Limits the parameters after each update, not the gradient: for Wasserstein critics.",
        example: "{weights: 0.01}"
      ) { .parameters(limit(&$0)) },
    ])

  private static func limit(_ keys: inout MappingReader) -> Double {
    keys.main("limit").number(.positive, example: "1")
  }
}
