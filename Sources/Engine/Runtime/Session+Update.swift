extension Session {
  /// What the penalties of the program's regularizations add to the objective.
  public var penalty: Double {
    switch core {
    case .float(let core): core.penalty
    case .double(let core): core.penalty
    }
  }

  /// What the update after this backward pass will do to the gradients by clipping.
  public func clippingReport() -> ClippingReport {
    switch core {
    case .float(let core): core.clippingReport()
    case .double(let core): core.clippingReport()
    }
  }
}
