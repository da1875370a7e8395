extension Session {
  /// Takes over the parameters and running averages of a session of the same layers, which may have
  /// been compiled for batches of another size or in another precision.
  ///
  /// - Precondition: Both have the same parameters, in the same order.
  public func adopt(_ other: Session) {
    let (own, theirs) = (program.graph, other.program.graph)
    precondition(
      own.parameters.map(\.name) == theirs.parameters.map(\.name),
      "both sessions run the same layers")
    copy(theirs.parameters, to: own.parameters, from: other)
    copy(theirs.constants, to: own.constants, from: other)
  }

  /// What has another shape depends on the size of the batch and stays.
  private func copy(_ theirs: [Parameter], to own: [Parameter], from other: Session) {
    for (own, theirs) in zip(own, theirs) where own.value.shape == theirs.value.shape {
      write(other.elements(of: theirs.value), to: own.value)
    }
  }
}
