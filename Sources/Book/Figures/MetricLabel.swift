/// How metrics and axes are called on a chart.
enum MetricLabel {
  private static let symbols: [String: String] = [
    "gradient-norm": "‖∂L/∂W‖", "delta-norm": "‖∂L/∂z‖", "weight-norm": "‖W‖",
    "activation-gradient-norm": "‖∂L/∂h‖", "block-norm": "‖y‖", "block-gradient-norm": "‖∂L/∂y‖",
    "update-ratio": "‖ΔW‖ ÷ ‖W‖", "global-gradient-norm": "‖g‖",
    "clipped-gradient-norm": "‖g‖ after clipping",
    "jacobian-singular-values": "singular values of ∂y/∂x",
    "hidden-gradient-norm": "‖∂L/∂hₜ‖", "cell-gradient-norm": "‖∂L/∂cₜ‖", "hidden-norm": "‖hₜ‖",
    "dead-fraction": "share of dead units", "saturated-fraction": "share of saturated activations",
    "path-gradient-norm": "‖∂L/∂x‖ along one path", "receptive-fields": "weight",
    "activation-mean": "mean of h", "activation-std": "standard deviation of h",
  ]

  /// What the bins of a histogram hold.
  private static let quantities: [String: String] = [
    "activation-histogram": "h", "delta-histogram": "|∂L/∂z|", "gradient-histogram": "|∂L/∂W|",
  ]

  private static let axes: [String: String] = [
    "layer": "layer, from input to output", "step": "training step", "time": "time step t",
    "index": "singular value, in order",
  ]

  static func label(of metric: String) -> String {
    symbols[metric] ?? metric.replacing("-", with: " ")
  }

  static func label(of metrics: [String]) -> String {
    metrics.map { label(of: $0) }.joined(separator: ", ")
  }

  static func quantity(of histogram: String) -> String {
    quantities[histogram] ?? label(of: histogram)
  }

  static func axisLabel(_ axis: String) -> String {
    axes[axis] ?? axis.replacing("-", with: " ")
  }

  /// Norms are compared by their ratios, so their axis is logarithmic unless the author says otherwise.
  static func isLogarithmic(_ metric: String) -> Bool {
    metric.hasSuffix("-norm") || ["update-ratio", "jacobian-singular-values"].contains(metric)
  }
}
