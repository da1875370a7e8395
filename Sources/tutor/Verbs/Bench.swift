import ArgumentParser

struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure the engine on this machine.",
    discussion: """
      EXAMPLES
        tutor bench gemm             matrix products beside the machine's multiply-add peak
        tutor bench train W1         a training run: seconds a step, memory, final loss
      """,
    subcommands: [BenchProducts.self, BenchTraining.self])
}
