/// What a probe may ask about the coming update.
extension SessionCore {
  /// What the penalties add to the objective.
  var penalty: Double {
    let pass = updatePass(rate: 0, step: 0)
    return program.updatePlan.penalties.reduce(0) { $0 + $1.value(pass.parameters) }
  }

  /// What clipping will do to the gradients, tried on a copy of them.
  func clippingReport() -> ClippingReport {
    var pass = updatePass(rate: 0, step: 0)
    let gradients = UnsafeMutablePointer<S>.allocate(capacity: max(1, pass.count))
    defer { gradients.deallocate() }
    gradients.initialize(from: pass.gradients, count: pass.count)
    pass.gradients = gradients
    let plan = program.updatePlan
    plan.dropFrozenGradients(pass)
    for penalty in plan.penalties { penalty.addGradient(pass) }
    let norm = Reductions.norm(gradients, count: pass.count)
    let share = plan.clippedShare(of: gradients)
    let unclipped = (0..<pass.count).map { Double(gradients[$0]) / norm }
    plan.clip(pass)
    let clippedNorm = Reductions.norm(gradients, count: pass.count)
    let cosine = unclipped.indices.reduce(0) {
      $0 + unclipped[$1] * (Double(gradients[$1]) / clippedNorm)
    }
    return ClippingReport(norm: norm, clippedNorm: clippedNorm, cosine: cosine, share: share)
  }
}
