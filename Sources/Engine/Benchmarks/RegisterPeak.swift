/// What the machine can do at most: fused multiply-adds that never touch memory.
enum RegisterPeak<S: Scalar> {
  /// 10⁹ operations per second in one short round.
  static func gigaflops() -> Double {
    let steps = 20_000
    var check: S = 0
    let seconds = Stopwatch.seconds { check = chains(steps) }
    precondition(check > 0, "the sum of positive numbers is positive")
    return Double(2 * 12 * S.Vector.scalarCount * steps) / seconds / 1e9
  }

  /// Twelve independent chains, enough to hide the latency and few enough for the registers.
  @inline(never)
  private static func chains(_ steps: Int) -> S {
    let factor = S.Vector(repeating: 0.999)
    let summand = S.Vector(repeating: 0.001)
    var chains = InlineArray<12, S.Vector>(repeating: S.Vector(repeating: 1))
    for _ in 0..<steps {
      for chain in 0..<12 { chains[chain] = summand.addingProduct(chains[chain], factor) }
    }
    var sum = chains[0]
    for chain in 1..<12 { sum = sum + chains[chain] }
    return sum.sumOfLanes()
  }
}
