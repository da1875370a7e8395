/// The share of samples that a network's outputs put into the right class.
public enum Accuracy {
  /// Two classes: an output above a threshold, 0 for a logit, stands for a target of 1. NaN if an output is
  /// not finite.
  public static func binary(
    logits: [Double], targets: [Double], threshold: Double = 0
  ) -> Double {
    guard areFinite(logits) else { return .nan }
    var hits = 0
    for i in targets.indices where (logits[i] > threshold) == (targets[i] > 0.5) { hits += 1 }
    return Double(hits) / Double(targets.count)
  }

  /// Several classes: the greatest logit of a sample stands for its class, the first of equal ones. NaN
  /// if an output is not finite.
  public static func classes(logits: [Double], targets: [Double]) -> Double {
    guard areFinite(logits) else { return .nan }
    let width = logits.count / targets.count
    var hits = 0
    for sample in targets.indices {
      var best = 0
      for candidate in 1..<max(1, width)
      where logits[sample * width + candidate] > logits[sample * width + best] {
        best = candidate
      }
      if Double(best) == targets[sample] { hits += 1 }
    }
    return Double(hits) / Double(targets.count)
  }

  private static func areFinite(_ numbers: [Double]) -> Bool {
    var areFinite = true
    for number in numbers where !number.isFinite { areFinite = false }
    return areFinite
  }
}
