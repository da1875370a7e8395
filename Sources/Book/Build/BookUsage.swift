import Experiments

/// Where the book makes use of each experiment.
struct BookUsage: Sendable {
  struct Usage: Sendable {
    /// Indices of the figures that draw it.
    var figures: [Int] = []
    /// Blocks of claims that mention it, with the indices of the claims inside the block.
    var claims: [(block: Int, claims: [Int])] = []
    /// How often each chapter quotes one of its values.
    var values: [Int: Int] = [:]
  }

  private var experiments: [String: Usage] = [:]

  init(_ plan: BookPlan) {
    for (index, figure) in plan.figures.enumerated() {
      for source in figure.directive.sources {
        experiments[source.name, default: .init()].figures.append(index)
      }
    }
    for (index, block) in plan.claims.enumerated() {
      let mentioned = block.claims.map { Set($0.references.experiments) }
      for name in mentioned.reduce(into: Set<String>(), { $0.formUnion($1) }) {
        let own = mentioned.indices.filter { mentioned[$0].contains(name) }
        experiments[name, default: .init()].claims.append((index, own))
      }
    }
    let chapters = Dictionary(
      plan.chapters.enumerated().map { ($1.file, $0) }, uniquingKeysWith: { first, _ in first })
    for (position, value) in plan.values {
      guard let chapter = chapters[position.file] else { continue }
      for name in value.references.experiments {
        experiments[name, default: .init()].values[chapter, default: 0] += 1
      }
    }
  }

  subscript(experiment: String) -> Usage { experiments[experiment] ?? Usage() }
}
