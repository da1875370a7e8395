import Experiments

/// Writes the parts of JSON files.
enum JSONText {
  /// What is not finite is a string, what was never measured is `null`.
  static func number(_ value: Double) -> String {
    if Measurement.isMissing(value) { return "null" }
    if value.isNaN { return "\"NaN\"" }
    if value.isInfinite { return value < 0 ? "\"-Infinity\"" : "\"Infinity\"" }
    return "\(value)"
  }

  static func string(_ text: String) -> String { JSON.string(text).text }
}
