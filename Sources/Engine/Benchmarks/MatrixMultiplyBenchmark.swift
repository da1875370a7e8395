/// Measures the matrix product against what the machine can do with data in registers alone.
public struct MatrixMultiplyBenchmark: Sendable {
  /// Which factor of the product is stored transposed.
  public enum Form: String, CaseIterable, Sendable {
    case plain = "A·B"
    case transposedA = "Aᵀ·B"
    case transposedB = "A·Bᵀ"
  }

  /// The product of an m × k and a k × n matrix.
  public struct Problem: Sendable {
    public let form: Form
    public let m: Int
    public let n: Int
    public let k: Int

    public init(_ form: Form, m: Int, n: Int, k: Int) {
      precondition(m > 0 && n > 0 && k > 0, "an empty product takes no time")
      self.form = form
      self.m = m
      self.n = n
      self.k = k
    }
  }

  public struct Measurement: Sendable {
    public let problem: Problem
    /// Seconds per product, the best of all rounds.
    public let seconds: Double
    /// 10⁹ additions and multiplications per second.
    public let gigaflops: Double
    /// The part of the peak, measured in between, that was reached.
    public let shareOfPeak: Double
  }

  public let precision: Precision
  /// How long each problem is measured, in seconds.
  public let budget: Double

  public init(precision: Precision, budget: Double = 0.5) {
    self.precision = precision
    self.budget = budget
  }

  /// 10⁹ operations per second of fused multiply-adds on registers, the best within the budget.
  public func peak() -> Double {
    switch precision {
    case .float: Stopwatch.best(within: budget) { RegisterPeak<Float>.gigaflops() }
    case .double: Stopwatch.best(within: budget) { RegisterPeak<Double>.gigaflops() }
    }
  }

  /// The speed of one problem, the best within the budget.
  public func measure(_ problem: Problem) -> Measurement {
    switch precision {
    case .float: measure(problem, as: Float.self)
    case .double: measure(problem, as: Double.self)
    }
  }

  private func measure<S: Scalar>(_ problem: Problem, as _: S.Type) -> Measurement {
    let work = ProductWork<S>(problem)
    defer { work.deallocate() }
    var peak = 0.0
    let gigaflops = Stopwatch.best(within: budget) {
      peak = max(peak, RegisterPeak<S>.gigaflops())
      return work.gigaflops()
    }
    return Measurement(
      problem: problem, seconds: work.operations / gigaflops / 1e9, gigaflops: gigaflops,
      shareOfPeak: gigaflops / peak)
  }
}
