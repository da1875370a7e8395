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

  @Flag(help: "Print a line of JSON for each product.")
  var json = false

  private struct Product: Codable {
    var product: String
    var size: Int
    var precision: String
    var gigaflops: Double
    var peak: Double
    var share: Double
  }

  func run() throws {
    let benchmark = MatrixMultiplyBenchmark(precision: precision, budget: budget)
    let peak = benchmark.peak()
    if !json {
      print(String(format: "multiply-add peak  %6.1f GFLOP/s  (%@)", peak, precision.rawValue))
    }
    for size in [64, 128, 256, 512] {
      for form in MatrixMultiplyBenchmark.Form.allCases {
        let result = benchmark.measure(.init(form, m: size, n: size, k: size))
        let product = Product(
          product: form.rawValue, size: size, precision: precision.rawValue,
          gigaflops: result.gigaflops, peak: result.gigaflops / result.shareOfPeak,
          share: result.shareOfPeak)
        print(json ? try BenchLine.json(product) : row(product))
      }
    }
  }

  private func row(_ product: Product) -> String {
    let name = "\(product.product) \(product.size)³"
    return String(
      format: "%@ %6.1f GFLOP/s  %3.0f %% of peak",
      name.padding(toLength: 17, withPad: " ", startingAt: 0), product.gigaflops,
      100 * product.share)
  }
}

extension Precision: ExpressibleByArgument {}
