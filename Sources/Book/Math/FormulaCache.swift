/// Keeps typeset formulas and highlighted code from one build to the next.
protocol FormulaCache: Sendable {
  func get(_ key: String) -> String?
  func set(_ key: String, _ value: String)
}

/// Remembers nothing.
struct NoFormulaCache: FormulaCache {
  func get(_ key: String) -> String? { nil }
  func set(_ key: String, _ value: String) {}
}
