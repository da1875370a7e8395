/// How far a build's runs are. Counts are of distinct runs.
public struct RunProgress: Hashable, Sendable {
  public var total: Int
  /// How many of them have no stored result.
  public var missing: Int
  /// Results that were taken from the store.
  public var stored = 0
  public var computed = 0
  public var failed = 0
  public var cancelled = 0
  /// Labels of the runs being computed, the longest first.
  public var running: [String] = []
  /// `nil` while nothing is known about costs.
  public var secondsLeft: Double?

  public init(total: Int, missing: Int? = nil) {
    self.total = total
    self.missing = missing ?? total
  }

  public var finished: Int { stored + computed + failed + cancelled }
  /// From 0 to 1; 1 if there is nothing to do.
  public var fraction: Double { total == 0 ? 1 : Double(finished) / Double(total) }
}
