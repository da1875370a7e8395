/// A network as data: its inputs, parameters and operations in the order they run.
///
/// A graph is built once from layers, compiled into a `Program`, and replayed by a `Session`.
/// What differs from step to step (the batch, the rate, the step number) is never part of it.
public struct Graph: Sendable {
  private(set) var values: [Value] = []
  private(set) var operations: [any Operation] = []
  public private(set) var inputs: [(name: String, value: Value, sampleAxis: Int)] = []
  public private(set) var parameters: [Parameter] = []
  public private(set) var layers: [LayerRecord] = []
  public private(set) var blocks: [BlockRecord] = []
  /// Values set once when a session starts and never trained.
  private(set) var constants: [Parameter] = []
  /// The parameters that layers have asked for, in order.
  private var requests: [Value] = []
  /// The parameters that the next requests get instead of new ones.
  private var shared: ArraySlice<Value> = []
  /// Whether new parameters are constants, which others write.
  private var isFrozen = false
  /// What all names begin with, to keep the random streams of two networks apart.
  private let namePrefix: String
  /// How many parts of a kind there are.
  private var partCounts: [String: Int] = [:]

  public init(namePrefix: String = "") { self.namePrefix = namePrefix }

  /// Adds a value that the caller writes before each step.
  ///
  /// `sampleAxis` is the dimension that counts the samples of a batch: 0, or 1 for sequences, which lie
  /// in memory with the time first.
  public mutating func input(_ name: String, shape: Shape, sampleAxis: Int = 0) -> Value {
    let value = makeValue(shape)
    inputs.append((name, value, sampleAxis))
    return value
  }

  /// Whether samples run in time, so that the first dimension of a value counts time steps.
  var hasTime: Bool { inputs.contains { $0.sampleAxis == 1 } }

  /// The dimension of an input that counts the samples of a batch.
  func sampleAxis(of input: Value) -> Int {
    inputs.first { $0.value == input }?.sampleAxis ?? 0
  }

  /// Adds a trainable value, or hands out one again in a repetition that shares its parameters.
  mutating func parameter(
    _ name: String, _ kind: ParameterKind, shape: Shape, fan: Fan, initializer: any Initializer
  ) -> Value {
    if let value = shared.popFirst() {
      precondition(value.shape == shape, "repetitions ask for the same shapes")
      requests.append(value)
      return value
    }
    if isFrozen {
      let value = constant(name, shape: shape, initializer: ConstantInitializer(0))
      requests.append(value)
      return value
    }
    let value = makeValue(shape)
    requests.append(value)
    parameters.append(
      Parameter(name: name, kind: kind, value: value, initializer: initializer, fan: fan))
    return value
  }

  /// Applies a layer `count` times, each time with the parameters of the first.
  ///
  /// - Throws: `GraphError` unless the layer hands on the shape it reads.
  mutating func applyRepeatedly(
    _ layer: any Layer, count: Int, to input: Value
  ) throws(GraphError) -> Value {
    let start = requests.count
    var value = try layer.apply(to: input, in: &self)
    guard value.shape == input.shape else {
      throw .shapeMismatch(
        layer: "a repetition with shared weights",
        expected: "layers that hand on the shape they read, \(input.shape)", found: value.shape)
    }
    let own = requests[start...]
    // What an outer repetition is still to hand out.
    let outer = shared
    for _ in 1..<count {
      shared = own
      value = try layer.apply(to: value, in: &self)
      requests.removeLast(own.count)
    }
    shared = outer
    return value
  }

  /// Applies layers whose parameters are not trained in this graph, but written from outside.
  ///
  /// Probes do not see these layers.
  ///
  /// - Returns: What the last layer hands on, and the parameters in the order in which a graph of
  ///   these layers alone lists them.
  public mutating func applyFrozen(
    _ layers: [any Layer], to input: Value
  ) throws(GraphError) -> (output: Value, parameters: [Value]) {
    let (trainedLayers, trainedBlocks) = (self.layers, blocks)
    let start = requests.count
    isFrozen = true
    self.layers = []
    defer {
      isFrozen = false
      self.layers = trainedLayers
      blocks = trainedBlocks
    }
    let output = try Stack(layers).apply(to: input, in: &self)
    return (output, Array(requests[start...]))
  }

  /// Adds a value that operations keep from step to step, as a running average.
  mutating func state(_ name: String, shape: Shape, start: Double) -> Value {
    constant(name, shape: shape, initializer: ConstantInitializer(start))
  }

  /// Adds a value that is drawn once, from the stream of its name, and never trained.
  mutating func constant(_ name: String, shape: Shape, initializer: any Initializer) -> Value {
    let value = makeValue(shape)
    let fan = Fan(input: shape.columns, output: shape.columns)
    constants.append(
      Parameter(name: name, kind: .bias, value: value, initializer: initializer, fan: fan))
    return value
  }

  /// Adds the value an operation will write.
  mutating func makeValue(_ shape: Shape) -> Value {
    let value = Value(index: values.count, shape: shape)
    values.append(value)
    return value
  }

  mutating func append(_ operation: any Operation) {
    operations.append(operation)
  }

  mutating func replaceOperations(_ replacement: (any Operation) -> any Operation) {
    operations = operations.map(replacement)
  }

  mutating func record(_ layer: LayerRecord) {
    layers.append(layer)
  }

  mutating func record(_ block: BlockRecord) {
    blocks.append(block)
  }

  /// Names `output` as what the newest layer hands on, once its activation is in place.
  mutating func setOutputOfNewestLayer(_ output: Value) {
    layers[layers.count - 1].output = output
  }

  /// Tells that `output` is the newest layer's `input` in another form, as a normalization makes
  /// it.
  ///
  /// It becomes what the layer's activation is applied to, unless there is one already.
  mutating func continuePreactivation(_ input: Value, as output: Value) {
    guard let layer = layers.last, layer.preactivation == input, layer.output == input else {
      return
    }
    layers[layers.count - 1].preactivation = output
    layers[layers.count - 1].output = output
  }

  /// Tells that `output` is f(`input`). If the newest layer has no activation yet, this is the one.
  mutating func activateNewestLayer(_ input: Value, as output: Value) {
    guard let layer = layers.last, layer.preactivation == input, layer.output == input else {
      return
    }
    layers[layers.count - 1].output = output
  }

  /// Replaces how the newest parameter of a kind starts, if it came after the first `count` ones.
  mutating func scaleInitialValues(
    ofNewest kind: ParameterKind, after count: Int, by factor: Double
  ) {
    guard let index = parameters.lastIndex(where: { $0.kind == kind }), index >= count else {
      return
    }
    parameters[index].initializer = ScaledBy(factor, parameters[index].initializer)
  }

  /// A name for the next layer of a kind that no other layer has: `dense1`, `dense2`, …
  func uniqueLayerName(_ kind: String) -> String {
    "\(namePrefix)\(kind)\(layers.count + 1)"
  }

  /// A name for the next part without weights: `batch-norm1`, `batch-norm2`, …
  mutating func uniquePartName(_ kind: String) -> String {
    partCounts[kind, default: 0] += 1
    return "\(namePrefix)\(kind)\(partCounts[kind, default: 0])"
  }
}
