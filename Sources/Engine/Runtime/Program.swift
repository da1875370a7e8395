/// A graph made ready to run: the order of its operations both ways, and a place for each number.
public struct Program: Sendable {
  public private(set) var graph: Graph
  /// The scalar whose gradient flows back.
  public let objective: Value
  public let update: UpdateRecipe
  let plan: MemoryPlan
  let updatePlan: UpdatePlan
  private(set) var backwardSteps: [BackwardStep]
  /// For each operation, what it stores on the way forward.
  let stored: [[Value]]
  /// For each value, whether its gradient is computed if the objective depends on it.
  private let needsGradient: [Bool]
  /// For each value, the index of the operation that writes it.
  private let producers: [Int?]

  /// One operation on the way back.
  struct BackwardStep: Sendable {
    let operation: any Operation
    /// Bit i: the gradient of input i is wanted.
    let wanted: UInt64
    /// Bit i: that gradient has been written by an earlier step of the way back.
    let started: UInt64
    /// Whose gradients are to be rid of subnormal numbers after it.
    let flushed: [Value]
  }

  /// - Precondition: `objective` is a scalar of `graph`.
  public init(_ graph: Graph, objective: Value, optimizer: Optimizer = .sgd) {
    self.init(graph, objective: objective, update: UpdateRecipe(optimizer))
  }

  /// - Precondition: `objective` is a scalar of `graph`.
  ///
  /// - Parameters:
  ///   - graph: The network with its objective.
  ///   - objective: What gradients are taken of.
  ///   - update: How they change the parameters.
  ///   - retention: Which gradients are kept to be read.
  ///   - differentiatesInputs: Whether gradients are taken back as far as the inputs.
  public init(
    _ graph: Graph, objective: Value, update: UpdateRecipe,
    retention: GradientRetention = .all, differentiatesInputs: Bool = false
  ) {
    precondition(objective.shape.count == 1, "the objective is a single number")
    self.graph = graph
    self.objective = objective
    self.update = update
    producers = Self.producers(in: graph)
    stored = graph.operations.map { $0.stored }
    var needsGradient = Self.dependence(
      of: graph,
      on: graph.parameters.map(\.value)
        + (differentiatesInputs ? graph.inputs.map(\.value) : []))
    needsGradient[objective.index] = true
    self.needsGradient = needsGradient
    backwardSteps = Self.backwardSteps(graph, from: objective, needsGradient)
    var isParameter = [Bool](repeating: false, count: graph.values.count)
    for parameter in graph.parameters { isParameter[parameter.value.index] = true }
    let shared = GradientLayout(backwardSteps) {
      !isParameter[$0.index] && $0 != objective && !retention.keeps($0)
    }
    plan = MemoryPlan(
      graph, needsGradient: needsGradient, shared: shared,
      slotCount: update.optimizer.rule.slotCount)
    let offsets = plan.valueOffsets
    updatePlan = UpdatePlan(
      update, for: graph, offsets: graph.parameters.map { offsets[$0.value.index] })
  }

  /// The same program with others in the place of its operations.
  func replacingOperations(_ replacement: (any Operation) -> any Operation) -> Program {
    var program = self
    program.graph.replaceOperations(replacement)
    program.backwardSteps = backwardSteps.map {
      BackwardStep(
        operation: replacement($0.operation), wanted: $0.wanted, started: $0.started,
        flushed: $0.flushed)
    }
    return program
  }

  /// How much memory a session of this program takes.
  public func memoryByteCount(in precision: Precision) -> Int {
    plan.totalCount * (precision == .float ? 4 : 8)
  }

  /// Number of trainable numbers.
  public var parameterCount: Int { graph.parameters.reduce(0) { $0 + $1.value.shape.count } }

  /// Number of operations of a forward pass.
  public var operationCount: Int { graph.operations.count }

  /// Multiply-adds of one step, forward and backward: what learning costs, without a clock.
  ///
  /// Exact for products of matrices; of everything else about one for each number written. The
  /// update is not counted.
  public var multiplyAddCount: Int {
    graph.operations.reduce(0) { $0 + $1.forwardCost }
      + backwardSteps.reduce(0) { $0 + $1.operation.backwardCost(wanted: $1.wanted) }
  }

  /// The index of the operation that writes a value; nil for inputs, parameters and constants.
  func producer(of value: Value) -> Int? { producers[value.index] }

  private static func producers(in graph: Graph) -> [Int?] {
    var producers = [Int?](repeating: nil, count: graph.values.count)
    for (i, operation) in graph.operations.enumerated() {
      for output in operation.outputs { producers[output.index] = i }
    }
    return producers
  }

  /// The way back from another value than the objective.
  func backwardSteps(from value: Value) -> [BackwardStep] {
    Self.backwardSteps(graph, from: value, needsGradient)
  }

  /// For each value, whether one of `sources` has an influence on it.
  private static func dependence(of graph: Graph, on sources: [Value]) -> [Bool] {
    var depends = [Bool](repeating: false, count: graph.values.count)
    for source in sources { depends[source.index] = true }
    for operation in graph.operations where operation.inputs.contains(where: { depends[$0.index] })
    {
      for output in operation.outputs { depends[output.index] = true }
    }
    return depends
  }

  /// The operations that a value depends on, last first.
  private static func backwardSteps(
    _ graph: Graph, from value: Value, _ needsGradient: [Bool]
  ) -> [BackwardStep] {
    var written = [Bool](repeating: false, count: graph.values.count)
    written[value.index] = true
    var steps: [BackwardStep] = []
    for operation in graph.operations.reversed()
    where operation.outputs.contains(where: { written[$0.index] }) {
      var wanted: UInt64 = 0
      var started: UInt64 = 0
      for (i, input) in operation.inputs.enumerated() where needsGradient[input.index] {
        wanted |= 1 << UInt64(i)
        if written[input.index] { started |= 1 << UInt64(i) }
        written[input.index] = true
      }
      if wanted != 0 {
        steps.append(
          BackwardStep(
            operation: operation, wanted: wanted, started: started,
            flushed: operation.flushesGradients
              ? []
              : operation.inputs.enumerated().filter { wanted >> UInt64($0.offset) & 1 == 1 }
                .map(\.element)))
      }
    }
    return steps
  }
}
