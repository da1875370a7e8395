extension BoltzmannMachine {
  /// Visible states drawn by one Gibbs chain: h given v, then v given h, and so on.
  ///
  /// - Parameters:
  ///   - count: How many states are returned.
  ///   - start: The visible state the chain begins at.
  ///   - burnIn: Steps before the first one is kept.
  ///   - thinning: Steps from one to the next.
  ///   - stream: The source of all draws.
  /// - Returns: The states in the order of the chain.
  public func gibbsSamples(
    _ count: Int, from start: [Double], burnIn: Int = 0, thinning: Int = 1,
    stream: inout RandomStream
  ) -> [[Double]] {
    precondition(count >= 0 && burnIn >= 0 && thinning > 0, "a chain goes forward")
    var v = start
    for _ in 0..<burnIn { v = gibbsStep(v, &stream) }
    return (0..<count).map { _ in
      for _ in 0..<thinning { v = gibbsStep(v, &stream) }
      return v
    }
  }

  private func gibbsStep(_ v: [Double], _ stream: inout RandomStream) -> [Double] {
    let h: [Double] = hiddenMeans(v).map { stream.bernoulli($0) ? 1 : 0 }
    return visibleMeans(h).map { mean in
      switch visible {
      case .bernoulli: stream.bernoulli(mean) ? 1 : 0
      case .gaussian: mean + stream.normal()
      }
    }
  }
}
