/// A network in memory: parameters that change from step to step, and all that the last step
/// computed.
///
/// Create a session, attach the data, then for each step `load` a batch, run `forward`, `backward`
/// and `update`. After `backward` every value and every gradient can be read. No pass allocates
/// memory.
public final class Session {
  enum Core {
    case float(SessionCore<Float>)
    case double(SessionCore<Double>)
  }

  let core: Core
  public let program: Program

  /// Initialises the parameters, each from the random stream of the seed and its own name.
  public init(
    _ program: Program, precision: Precision, subnormals: Subnormals = .flush, seed: UInt64
  ) {
    self.program = program
    switch precision {
    case .float: core = .float(SessionCore(program, subnormals: subnormals, seed: seed))
    case .double: core = .double(SessionCore(program, subnormals: subnormals, seed: seed))
    }
  }

  /// Keeps all samples of an input, from which `load` takes batches.
  public func attach(_ samples: [Double], to input: Value) {
    switch core {
    case .float(let core): core.attach(samples, to: input)
    case .double(let core): core.attach(samples, to: input)
    }
  }

  /// Fills all inputs with attached data from the samples of the given indices, one for each row of
  /// the batch, or for its first rows.
  public func load(_ samples: ArraySlice<Int>) {
    switch core {
    case .float(let core): core.load(samples)
    case .double(let core): core.load(samples)
    }
  }

  /// Computes every value from the inputs and the parameters.
  public func forward(step: Int = 0, isTraining: Bool = true) {
    switch core {
    case .float(let core): core.forward(step: step, isTraining: isTraining)
    case .double(let core): core.forward(step: step, isTraining: isTraining)
    }
  }

  /// Computes the gradient of the objective with respect to every value it depends on.
  public func backward() {
    switch core {
    case .float(let core): core.backward()
    case .double(let core): core.backward()
    }
  }

  /// Changes the parameters as the program's update recipe says.
  public func update(rate: Double, step: Int) {
    switch core {
    case .float(let core): core.update(rate: rate, step: step)
    case .double(let core): core.update(rate: rate, step: step)
    }
  }

  /// Writes all elements of a value, for example an input or a parameter.
  public func write(_ elements: [Double], to value: Value) {
    switch core {
    case .float(let core): core.write(elements, to: value)
    case .double(let core): core.write(elements, to: value)
    }
  }

  /// The elements of a value as the last forward pass left them.
  public func elements(of value: Value) -> [Double] {
    switch core {
    case .float(let core): core.read(value, gradient: false)
    case .double(let core): core.read(value, gradient: false)
    }
  }

  /// ∂objective/∂value as the last backward pass left it.
  ///
  /// - Precondition: `hasGradient` of the value.
  public func gradient(of value: Value) -> [Double] {
    precondition(hasGradient(value), "nothing is known of the gradient of this value")
    return switch core {
    case .float(let core): core.read(value, gradient: true)
    case .double(let core): core.read(value, gradient: true)
    }
  }

  /// ‖value‖₂, which neither overflows nor underflows before the true norm does.
  public func norm(of value: Value) -> Double {
    switch core {
    case .float(let core): core.norm(value, gradient: false)
    case .double(let core): core.norm(value, gradient: false)
    }
  }

  /// ‖∂objective/∂value‖₂.
  public func gradientNorm(of value: Value) -> Double {
    precondition(hasGradient(value), "nothing is known of the gradient of this value")
    return switch core {
    case .float(let core): core.norm(value, gradient: true)
    case .double(let core): core.norm(value, gradient: true)
    }
  }

  /// Whether the gradient of a value can be read: true for parameters and, unless the program was
  /// told not to keep it, for all that depends on one.
  public func hasGradient(_ value: Value) -> Bool {
    switch core {
    case .float(let core): core.hasGradient(value)
    case .double(let core): core.hasGradient(value)
    }
  }

  /// The objective as the last forward pass left it.
  public var objective: Double {
    switch core {
    case .float(let core): Double(core.pointer(to: program.objective, gradient: false).pointee)
    case .double(let core): core.pointer(to: program.objective, gradient: false).pointee
    }
  }
}
