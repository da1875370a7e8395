/// The memory of one running network and the passes over it, in one scalar type.
final class SessionCore<S: Scalar> {
  let program: Program
  let memory: UnsafeMutablePointer<S>
  private let valueOffsets: UnsafeMutablePointer<Int>
  private let gradientOffsets: UnsafeMutablePointer<Int>
  private var data: [DataColumn<S>] = []
  var context: OperationContext<S>

  init(_ program: Program, subnormals: Subnormals, seed: UInt64) {
    self.program = program
    let plan = program.plan
    memory = Self.allocateZeroed(plan.totalCount)
    valueOffsets = Self.copy(plan.valueOffsets)
    gradientOffsets = Self.copy(plan.gradientOffsets)
    context = OperationContext(
      memory: memory, valueOffsets: valueOffsets, gradientOffsets: gradientOffsets,
      scratch: memory + plan.scratchOffset,
      step: StepContext(seed: seed, step: 0, isTraining: true), subnormals: subnormals)
    for parameter in program.graph.parameters + program.graph.constants {
      var stream = RandomStream(seed: seed, name: parameter.name)
      let values = parameter.initializer.values(
        shape: parameter.value.shape, fan: parameter.fan, from: &stream)
      write(values, to: parameter.value)
    }
    context.gradient(program.objective).pointee = 1
  }

  deinit {
    memory.deallocate()
    valueOffsets.deallocate()
    gradientOffsets.deallocate()
  }

  private static func allocateZeroed(_ count: Int) -> UnsafeMutablePointer<S> {
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, count) * MemoryLayout<S>.stride, alignment: 64)
    return bytes.initializeMemory(as: S.self, repeating: 0, count: max(1, count))
  }

  private static func copy(_ offsets: [Int]) -> UnsafeMutablePointer<Int> {
    let pointer = UnsafeMutablePointer<Int>.allocate(capacity: max(1, offsets.count))
    for (i, offset) in offsets.enumerated() { (pointer + i).initialize(to: offset) }
    return pointer
  }

  // MARK: Passes

  func forward(step: Int, isTraining: Bool) {
    context.step.step = step
    context.step.isTraining = isTraining
    run(program.graph.operations.indices)
  }

  /// A part of a forward pass.
  func run(_ operations: Range<Int>) {
    for i in operations {
      program.graph.operations[i].forward(context)
      for value in program.stored[i] { context.flush(context[value], count: value.shape.count) }
    }
  }

  func backward() { run(program.backwardSteps) }

  func run(_ steps: [Program.BackwardStep]) {
    for step in steps {
      context.wantedGradients = step.wanted
      context.startedGradients = step.started
      step.operation.backward(context)
      for value in step.flushed { context.flush(context.gradient(value), count: value.shape.count) }
    }
  }

  func update(rate: Double, step: Int) {
    program.updatePlan.run(updatePass(rate: rate, step: step), scratch: context.scratch)
    let plan = program.plan
    context.flush(memory, count: plan.parameterCount)
    if program.updatePlan.changesGradients {
      context.flush(memory + plan.parameterCount, count: plan.parameterCount)
    }
    context.flush(memory + plan.slotsOffset, count: plan.slotsCount)
  }

  func updatePass(rate: Double, step: Int) -> UpdatePass<S> {
    let plan = program.plan
    return UpdatePass(
      parameters: memory, gradients: memory + plan.parameterCount,
      slots: memory + plan.slotsOffset, count: plan.parameterCount, rate: S(rate), step: step)
  }

  // MARK: Data

  func attach(_ values: [Double], to input: Value) {
    data.append(
      DataColumn(
        values, for: input, sampleAxis: program.graph.sampleAxis(of: input),
        subnormals: context.subnormals))
  }

  /// Copies one row of the attached data for each index into the inputs.
  func load(_ rows: ArraySlice<Int>) {
    for column in data { column.copy(rows, to: context[column.input]) }
  }

  // MARK: Access

  func pointer(to value: Value, gradient: Bool) -> UnsafeMutablePointer<S> {
    gradient ? context.gradient(value) : context[value]
  }

  func write(_ values: [Double], to value: Value) {
    precondition(values.count == value.shape.count, "one number for each element of the value")
    let target = context[value]
    for i in 0..<values.count { target[i] = S(values[i]) }
    context.flush(target, count: values.count)
  }

  func read(_ value: Value, gradient: Bool) -> [Double] {
    let source = pointer(to: value, gradient: gradient)
    return (0..<value.shape.count).map { Double(source[$0]) }
  }

  func norm(_ value: Value, gradient: Bool) -> Double {
    Reductions.norm(pointer(to: value, gradient: gradient), count: value.shape.count)
  }

  var step: Int { context.step.step }

  func hasGradient(_ value: Value) -> Bool { program.plan.keepsGradient[value.index] }
}
