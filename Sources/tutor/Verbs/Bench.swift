import ArgumentParser

struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure the engine and the charts on this machine.",
    discussion: """
      EXAMPLES
        tutor bench                  all workloads, each in a process of its own
        tutor bench W1               one of them: seconds a step, memory, final loss
        tutor bench gemm             matrix products beside the machine's multiply-add peak
        tutor bench charts           drawings of a million points
      """,
    subcommands: [BenchTraining.self, BenchProducts.self, BenchCharts.self],
    defaultSubcommand: BenchTraining.self)
}
