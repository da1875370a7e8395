import Engine

/// What has to fit a network once it is built.
extension Parts {
  /// A pattern that means no layer is a mistake.
  func checkRegularizations(of network: Network, _ node: ReaderNode) throws(Diagnostics) {
    let parameters = network.program.graph.parameters
    for regularization in update.regularizations
    where !parameters.contains(where: regularization.applies) {
      let names = parameters.map(\.layerName)
      throw node.failure(
        at: "regularize", "no layer of the model has a name like '\(regularization.layers)'",
        notes: ["the layers are \(names.first ?? "none") to \(names.last ?? "none")"])
    }
  }

  func checkFrozenLayers(of network: Network, _ node: ReaderNode) throws(Diagnostics) {
    let count = network.layers.count
    guard case .numbers(let numbers) = update.frozen, let most = numbers.max(), most > count else {
      return
    }
    throw node.failure(
      at: "freeze", "there is no layer \(most) to freeze: the model has \(count) with weights")
  }

  func checkMemory(
    of networks: [Network], _ node: ReaderNode, _ budget: RunBudget
  ) throws(Diagnostics) {
    let bytes = networks.reduce(0) { $0 + $1.program.memoryByteCount(in: precision) }
    let megabytes = bytes >> 20
    guard megabytes <= budget.megabytes else {
      throw node.failure(
        at: "model",
        "a run of this model would take \(megabytes) MB; the limit is \(budget.megabytes) MB",
        notes: megabytes < RunBudget.mostMegabytes
          ? ["give it more with 'budget: {megabytes: \(megabytes + 1)}'"] : [])
    }
  }
}
