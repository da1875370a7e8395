import Charts
import Experiments

/// Which colour a series gets: a remedy keeps its hue through the whole book.
enum SeriesInk {
  /// Words of series names and the remedy they speak of; the first match counts.
  private static let roles: [(word: String, role: Role)] = [
    ("rbm", .pretraining), ("autoencoder", .pretraining), ("pretrain", .pretraining),
    ("clip", .clipping), ("l1", .clipping), ("l2", .clipping),
    ("batch-norm", .batchNorm), ("residual", .residual), ("lstm", .lstm), ("gru", .other),
    ("relu", .activation), ("elu", .activation), ("gelu", .activation), ("tanh", .other),
    ("sigmoid", .baseline),
  ]

  /// For words what they mean, for steps of one quantity a ramp, for anything else the next free hue.
  static func inks(for series: [FigureSeries]) -> [Ink] {
    let isOrdered =
      series.count > 1
      && series.allSatisfy { $0.labels.contains { if case .number = $0 { true } else { false } } }
      && Set(series.map { words(in: $0) }).count == 1
    if isOrdered && series.count <= Ink.rampLength { return ramp(of: series.count) }
    var free = Role.allCases.filter { role in !series.contains { meaning(of: $0) == role } }
    var uses: [Role: Int] = [:]
    return series.map { line in
      var role = Role.baseline
      if let meaning = meaning(of: line), uses[meaning] == nil {
        role = meaning
      } else if series.count > 1 {
        role = free.isEmpty ? leastUsed(uses) : free.removeFirst()
      }
      uses[role, default: 0] += 1
      return .role(role)
    }
  }

  /// When all hues are taken, lines of one hue differ by their dashes.
  private static func leastUsed(_ uses: [Role: Int]) -> Role {
    Role.allCases.min { uses[$0] ?? 0 < uses[$1] ?? 0 } ?? .baseline
  }

  /// So many series can be told apart: by hue, and those of one hue by their dash or filling.
  static let most = Role.allCases.count * SeriesLook.variants

  private static func ramp(of count: Int) -> [Ink] {
    (0..<count).map { .ramp(1 + $0 * (Ink.rampLength - 1) / max(1, count - 1)) }
  }

  /// The inks of all places of a slider, as if each were a series; of numbers there may be many, for one is
  /// seen at a time.
  static func inks(for place: SliderPlace) -> [Ink] {
    if place.axis.isNumeric { return ramp(of: place.axis.labels.count) }
    return inks(
      for: place.axis.labels.map { label in
        FigureSeries(
          name: place.axis.name(of: label), labels: [label], points: [], intervals: [])
      })
  }

  private static func words(in series: FigureSeries) -> [String] {
    series.labels.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  private static func meaning(of series: FigureSeries) -> Role? {
    let name = series.name.lowercased()
    return roles.first { name.contains($0.word) }?.role
  }
}
