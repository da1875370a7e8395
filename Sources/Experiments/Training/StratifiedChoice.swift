import Engine

extension Dataset {
  /// The same samples with some of them, drawn at random, at the end; otherwise the order stays.
  ///
  /// Where samples are of classes, each class gives a share in proportion to its size, rounded by largest
  /// remainders.
  ///
  /// - Precondition: There are more samples than are drawn.
  func movingToEnd(_ count: Int, seed: Int) -> Dataset {
    precondition(count >= 0 && count < sampleCount, "some samples stay where they are")
    var stream = RandomStream(seed: UInt64(seed), name: "hold-out")
    let groups = self.groups
    var isDrawn = [Bool](repeating: false, count: sampleCount)
    for (group, quota) in zip(groups, Self.quotas(of: count, among: groups.map(\.count))) {
      for place in stream.permutation(group.count).prefix(quota) { isDrawn[group[place]] = true }
    }
    let order = (0..<sampleCount).filter { !isDrawn[$0] } + (0..<sampleCount).filter { isDrawn[$0] }
    return reordered(order)
  }

  /// The samples of each class, in the order of the classes; all of them where there are no classes.
  private var groups: [[Int]] {
    switch kind {
    case .binary, .classes:
      guard targets.count == sampleCount else { return [Array(0..<sampleCount)] }
      let members = Dictionary(grouping: 0..<sampleCount) { targets[$0] }
      return members.keys.sorted().compactMap { members[$0] }
    case .none, .real: return [Array(0..<sampleCount)]
    }
  }

  /// How many of `count` fall to groups of some sizes: each its share without the fraction, and what is left to
  /// those with the largest fractions, the first of equal ones.
  static func quotas(of count: Int, among sizes: [Int]) -> [Int] {
    let total = sizes.reduce(0, +)
    var quotas = sizes.map { count * $0 / total }
    let remainders = sizes.map { count * $0 % total }
    let order = sizes.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
    for index in order.prefix(count - quotas.reduce(0, +)) { quotas[index] += 1 }
    return quotas
  }
}
