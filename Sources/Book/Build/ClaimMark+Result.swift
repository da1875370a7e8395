import Experiments

extension ClaimMark {
  /// A claim with both sides as they were measured.
  init(_ result: ClaimResult, anchor: String?) {
    self.init(
      anchor: anchor, status: result.holds ? .held : .failed, expression: result.text,
      measured: result.parts.map(Self.measured).joined(separator: ", "),
      detail: result.seeds > 1 ? "\(result.seedsHolding) of \(result.seeds) seeds" : "")
  }

  /// "2.1×10⁻¹⁴ < 1.0×10⁻⁶"
  private static func measured(_ part: ClaimResult.Part) -> String {
    let tolerance = part.toleranceText.map { " ± \($0)" } ?? ""
    return "\(part.left.value.formatted()) \(part.comparison.rawValue) "
      + "\(part.right.value.formatted())\(tolerance)"
  }
}
