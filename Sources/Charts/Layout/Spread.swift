/// Moves labels apart along one direction, as little as possible.
enum Spread {
  /// Positions at least `gap` apart, in the order of `targets`, within `range`, with the least sum of
  /// squared moves (pool adjacent violators).
  static func apart(_ targets: [Double], gap: Double, within range: ClosedRange<Double>) -> [Double]
  {
    let order = targets.indices.sorted { (targets[$0], $0) < (targets[$1], $1) }
    // With the gaps taken out, "apart" becomes "not decreasing".
    var pools: [(sum: Double, count: Double)] = []
    for (rank, index) in order.enumerated() {
      pools.append((targets[index] - Double(rank) * gap, 1))
      while pools.count > 1 {
        let (last, before) = (pools[pools.count - 1], pools[pools.count - 2])
        guard before.sum / before.count > last.sum / last.count else { break }
        pools.removeLast()
        pools[pools.count - 1] = (before.sum + last.sum, before.count + last.count)
      }
    }
    let means = pools.flatMap { pool in
      [Double](repeating: pool.sum / pool.count, count: Int(pool.count))
    }
    let room = range.upperBound - Double(targets.count - 1) * gap
    var result = targets
    for (rank, index) in order.enumerated() {
      let mean = min(max(means[rank], range.lowerBound), max(room, range.lowerBound))
      result[index] = mean + Double(rank) * gap
    }
    return result
  }
}
