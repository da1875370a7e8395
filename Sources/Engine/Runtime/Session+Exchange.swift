/// What two networks that train against each other hand over. None of it allocates memory.
extension Session {
  /// Copies all elements of a value of another session of the same precision into a value of this
  /// one, from an element on.
  public func copy(_ source: Value, of other: Session, to target: Value, at start: Int = 0) {
    precondition(
      start >= 0 && start + source.shape.count <= target.shape.count,
      "what is copied has room in its target")
    switch (core, other.core) {
    case (.float(let core), .float(let other)):
      (core.pointer(to: target, gradient: false) + start).update(
        from: other.pointer(to: source, gradient: false), count: source.shape.count)
    case (.double(let core), .double(let other)):
      (core.pointer(to: target, gradient: false) + start).update(
        from: other.pointer(to: source, gradient: false), count: source.shape.count)
    default: preconditionFailure("both sessions have one precision")
    }
  }

  /// Copies the parameters of another session, in their order, into values of this one.
  public func copyParameters(of other: Session, to targets: [Value]) {
    let parameters = other.program.graph.parameters
    precondition(parameters.count == targets.count, "each parameter has a place to go to")
    for i in parameters.indices { copy(parameters[i].value, of: other, to: targets[i]) }
  }

  /// Draws every element of a value from N(0, 1).
  public func fill(_ value: Value, withNormalsFrom stream: inout RandomStream) {
    switch core {
    case .float(let core): core.fill(value, withNormalsFrom: &stream)
    case .double(let core): core.fill(value, withNormalsFrom: &stream)
    }
  }

  /// The part of a forward pass that ends with the operation that computes a value.
  public func forward(through value: Value, step: Int) {
    guard let last = program.producer(of: value) else { return }
    switch core {
    case .float(let core): core.forward(operations: 0..<last + 1, step: step)
    case .double(let core): core.forward(operations: 0..<last + 1, step: step)
    }
  }
}

extension SessionCore {
  func fill(_ value: Value, withNormalsFrom stream: inout RandomStream) {
    let elements = pointer(to: value, gradient: false)
    stream.forEachNormal(value.shape.count) { elements[$0] = S($1) }
  }

  func forward(operations: Range<Int>, step: Int) {
    context.step.step = step
    context.step.isTraining = true
    run(operations)
  }
}
