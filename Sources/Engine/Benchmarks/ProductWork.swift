/// The matrices of one measured product.
struct ProductWork<S: Scalar> {
  private let problem: MatrixMultiplyBenchmark.Problem
  private let a: UnsafeMutablePointer<S>
  private let b: UnsafeMutablePointer<S>
  private let c: UnsafeMutablePointer<S>
  private let workspace: UnsafeMutablePointer<S>

  init(_ problem: MatrixMultiplyBenchmark.Problem) {
    self.problem = problem
    a = Self.numbers(problem.m * problem.k)
    b = Self.numbers(problem.k * problem.n)
    c = Self.numbers(problem.m * problem.n)
    workspace = Self.numbers(
      MatrixMultiply.workspaceCount(
        problem.form.kernelForm, m: problem.m, n: problem.n, k: problem.k))
  }

  func deallocate() {
    for memory in [a, b, c, workspace] { memory.deallocate() }
  }

  /// Additions and multiplications of one product.
  var operations: Double { 2 * Double(problem.m) * Double(problem.n) * Double(problem.k) }

  /// 10⁹ operations per second over a round of at least a million operations.
  func gigaflops() -> Double {
    let repetitions = max(1, Int((4e6 / operations).rounded(.up)))
    let seconds = Stopwatch.seconds {
      for _ in 0..<repetitions { multiply() }
    }
    return operations * Double(repetitions) / seconds / 1e9
  }

  private func multiply() {
    let (m, n, k) = (problem.m, problem.n, problem.k)
    MatrixMultiply.multiply(
      problem.form.kernelForm, m: m, n: n, k: k, a, lda: problem.form == .transposedA ? m : k, b,
      ldb: problem.form == .transposedB ? k : n, into: c, ldc: n, start: .zero,
      workspace: workspace)
  }

  /// Numbers on a cache line of their own, as the arena of a network has them.
  private static func numbers(_ count: Int) -> UnsafeMutablePointer<S> {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, count) * MemoryLayout<S>.stride, alignment: 64)
    let numbers = memory.bindMemory(to: S.self, capacity: count)
    for index in 0..<count { numbers[index] = S(index % 7) / 8 }
    return numbers
  }
}

extension MatrixMultiplyBenchmark.Form {
  fileprivate var kernelForm: MatrixMultiply.Form {
    switch self {
    case .plain: .plain
    case .transposedA: .transposedA
    case .transposedB: .transposedB
    }
  }
}
