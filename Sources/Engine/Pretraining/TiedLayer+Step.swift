extension TiedLayer {
  /// One step of learning on the samples of the given rows; returns the reconstruction error.
  @specialized(where S == Float)
  @specialized(where S == Double)
  func step(
    _ method: Pretraining.Method, _ rows: ArraySlice<Int>, of samples: [S], _ rate: Double,
    _ momentum: Double, _ stream: inout RandomStream
  ) -> Double {
    let rate = S(rate / Double(batch))
    switch method {
    case .boltzmann(let steps, let isPersistent):
      copy(rows, of: samples, to: visiblePair)
      let error = sampleModel(steps: steps, isPersistent: isPersistent, &stream)
      learnContrast(rate: rate, momentum: momentum)
      return error
    case .autoencoder(let noise):
      copy(rows, of: samples, to: clean)
      let error = reconstruct(noise: noise, &stream)
      learnReconstruction(rate: rate, momentum: momentum)
      return error
    }
  }

  // MARK: Contrastive divergence

  /// Fills the first batch of each pair from the data and the second from the model.
  ///
  /// Statistics take probabilities where they can: the hidden units always, the visible ones where
  /// no chain goes on from them.
  private func sampleModel(
    steps: Int, isPersistent: Bool, _ stream: inout RandomStream
  ) -> Double {
    let (v0, v1) = (visiblePair, visiblePair + visibleBatchCount)
    let (h0, h1) = (hiddenPair, hiddenPair + hiddenBatchCount)
    encode(v0, rows: batch, into: h0)
    var error = 0.0
    if isPersistent {
      decode(h0, rows: batch, into: v1)
      error = meanSquaredDifference(v0, v1)
    }
    if !isPersistent || !hasChain { sample(h0, into: chain, &stream) }
    hasChain = true
    for step in 1...steps {
      let goesOn = isPersistent || step < steps
      decode(chain, rows: batch, into: v1)
      if step == 1 && !isPersistent { error = meanSquaredDifference(v0, v1) }
      if goesOn { sampleVisible(v1, &stream) }
      encode(v1, rows: batch, into: h1)
      if goesOn { sample(h1, into: chain, &stream) }
    }
    return error
  }

  /// ΔW = rate·(v₀ᵀh₀ − v₁ᵀh₁), Δb = rate·Σ(v₀ − v₁), Δc = rate·Σ(h₀ − h₁)
  private func learnContrast(rate: S, momentum: Double) {
    let (v0, v1, errors) = (visiblePair, visiblePair + visibleBatchCount, clean)
    for i in 0..<visibleBatchCount { errors[i] = rate * (v0[i] - v1[i]) }
    Elementwise.scale(hiddenPair, count: hiddenBatchCount, by: rate)
    Elementwise.scale(hiddenPair + hiddenBatchCount, count: hiddenBatchCount, by: -rate)
    learn(
      momentum: momentum, visibleErrors: errors, hiddenErrors: hiddenPair, hiddenRows: 2 * batch)
  }

  /// 1 with the probabilities `p`, otherwise 0.
  private func sample(
    _ p: UnsafePointer<S>, into states: UnsafeMutablePointer<S>, _ stream: inout RandomStream
  ) {
    stream.forEachWord(hiddenBatchCount) { i, word in
      states[i] = Double(word) < Double(p[i]) * 0x1p32 ? 1 : 0
    }
  }

  private func sampleVisible(_ v: UnsafeMutablePointer<S>, _ stream: inout RandomStream) {
    switch visible {
    case .bernoulli:
      stream.forEachWord(visibleBatchCount) { i, word in
        v[i] = Double(word) < Double(v[i]) * 0x1p32 ? 1 : 0
      }
    case .gaussian:
      stream.forEachNormal(visibleBatchCount) { v[$0] += S($1) }
    }
  }

  // MARK: Autoencoder

  /// Encodes a corrupted batch and leaves v − v̂ in the second visible batch.
  private func reconstruct(noise: Double, _ stream: inout RandomStream) -> Double {
    let (corrupted, errors) = (visiblePair, visiblePair + visibleBatchCount)
    let (clean, h) = (clean, hiddenPair + hiddenBatchCount)
    Elementwise.copy(clean, into: corrupted, count: visibleBatchCount)
    if noise > 0 {
      let threshold = noise * 0x1p32
      stream.forEachWord(visibleBatchCount) { i, word in
        corrupted[i] = Double(word) < threshold ? 0 : corrupted[i]
      }
    }
    encode(corrupted, rows: batch, into: h)
    decode(h, rows: batch, into: errors)
    let error = meanSquaredDifference(clean, errors)
    for i in 0..<visibleBatchCount { errors[i] = clean[i] - errors[i] }
    return error
  }

  /// A step down the cross-entropy of Bernoulli units, or half the squared error of Gaussian ones:
  /// either way the error signal of the decoder is v − v̂, and that of the encoder
  /// δ = (v − v̂)·W ⊙ h(1 − h). ΔW = rate·(ṽᵀδ + (v − v̂)ᵀh).
  private func learnReconstruction(rate: S, momentum: Double) {
    let errors = visiblePair + visibleBatchCount
    let (delta, h) = (hiddenPair, hiddenPair + hiddenBatchCount)
    Elementwise.scale(errors, count: visibleBatchCount, by: rate)
    multiplyByWeights(errors, rows: batch, into: delta, start: .zero)
    for i in 0..<hiddenBatchCount { delta[i] *= h[i] * (1 - h[i]) }
    learn(momentum: momentum, visibleErrors: errors, hiddenErrors: delta, hiddenRows: batch)
  }
}
