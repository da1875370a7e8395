import Charts

/// Charts that every drawing test goes through: usual ones, and all that can go wrong.
enum Samples {
  struct Sample: Sendable, CustomStringConvertible {
    var name: String
    var chart: Chart

    /// A drawing may be no larger; of a million values it is, but far smaller than they are.
    var mostBytes: Int { name.hasSuffix("million-values") ? 900_000 : 30_000 }

    var description: String { name }
  }

  static let all = lines + panels + planes + bars + conditions
}
