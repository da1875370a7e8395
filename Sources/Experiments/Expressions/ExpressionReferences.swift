/// Which values of which experiments an expression mentions, in the order of its text.
public struct ExpressionReferences: Hashable, Sendable {
  public struct Path: Hashable, Sendable {
    public var experiment: String
    public var metric: String
    public var position: SourcePosition
  }

  public private(set) var paths: [Path] = []

  /// The names of the experiments, each once.
  public var experiments: [String] {
    var seen: Set<String> = []
    return paths.map(\.experiment).filter { seen.insert($0).inserted }
  }

  init(_ expression: Expression, in source: DirectiveSource) {
    collect(expression, source)
  }

  private mutating func collect(_ expression: Expression, _ source: DirectiveSource) {
    switch expression.kind {
    case .number, .word:
      break
    case .path(let path):
      let position = source.position(at: path.experimentRange.lowerBound)
      paths.append(Path(experiment: path.experiment, metric: path.metric, position: position))
    case .percent(let operand), .negated(let operand), .not(let operand):
      collect(operand, source)
    case .arithmetic(_, let left, let right), .both(let left, let right),
      .either(let left, let right):
      collect(left, source)
      collect(right, source)
    case .call(let call):
      call.arguments.forEach { collect($0, source) }
    case .comparison(let first, let steps):
      collect(first, source)
      for step in steps {
        collect(step.right, source)
        step.tolerance.map { collect($0, source) }
      }
    }
  }
}
