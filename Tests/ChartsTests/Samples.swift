import Charts

/// Charts that every drawing test goes through: usual ones, and all that can go wrong.
enum Samples {
  struct Sample: Sendable, CustomStringConvertible {
    var name: String
    var chart: Chart

    var description: String { name }
  }

  static let all = lines + panels + planes + bars
}
