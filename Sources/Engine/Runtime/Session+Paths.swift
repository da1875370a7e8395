/// Which way a gradient takes around or through the blocks of a residual network.
extension Session {
  /// A backward pass in which each residual block lets the gradient through its branch alone or
  /// through its shortcut alone: one of the 2ᴸ paths of a network of L blocks (Veit, Wilber &
  /// Belongie 2016).
  ///
  /// - Parameters:
  ///   - value: Where the gradient starts.
  ///   - cotangent: The gradient there.
  ///   - takesBranch: For each block, whether the path goes through its branch.
  public func backward(from value: Value, cotangent: [Double], takesBranch: [Bool]) {
    precondition(takesBranch.count == program.graph.blocks.count, "one turn for each block")
    switch core {
    case .float(let core): core.backward(from: value, cotangent, takesBranch)
    case .double(let core): core.backward(from: value, cotangent, takesBranch)
    }
  }
}

extension SessionCore {
  /// The sum of a block is the first on the way back to write the gradients of both its terms, so
  /// that the one not taken can be cleared right after.
  func backward(from value: Value, _ cotangent: [Double], _ takesBranch: [Bool]) {
    let gradient = pointer(to: value, gradient: true)
    for i in cotangent.indices { gradient[i] = S(cotangent[i]) }
    context.flush(gradient, count: cotangent.count)
    let blocks = program.graph.blocks
    for step in program.backwardSteps(from: value) {
      run([step])
      guard let block = blocks.firstIndex(where: { step.operation.outputs.contains($0.sum) })
      else { continue }
      let ignored = takesBranch[block] ? blocks[block].shortcut : blocks[block].branch
      Elementwise.fill(context.gradient(ignored), count: ignored.shape.count, with: 0)
    }
  }
}
