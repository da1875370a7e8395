import ArgumentParser
import Engine
import Foundation

struct BenchProducts: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gemm",
    abstract: "Matrix products beside the machine's plain multiply-add peak, on one thread.")

  @Option(help: "float or double.")
  var precision = Precision.float

  @Option(help: "Seconds for each product.")
  var budget = 0.3

  func run() throws {
    let benchmark = MatrixMultiplyBenchmark(precision: precision, budget: budget)
    print(
      String(format: "multiply-add peak  %6.1f GFLOP/s  (%@)", benchmark.peak(), precision.rawValue)
    )
    for size in [64, 128, 256, 512] {
      for form in MatrixMultiplyBenchmark.Form.allCases {
        let result = benchmark.measure(.init(form, m: size, n: size, k: size))
        let name = "\(form.rawValue) \(size)³".padding(toLength: 17, withPad: " ", startingAt: 0)
        print(
          name,
          String(
            format: "%6.1f GFLOP/s  %3.0f %% of peak", result.gigaflops, 100 * result.shareOfPeak))
      }
    }
  }
}

extension Precision: ExpressibleByArgument {}
