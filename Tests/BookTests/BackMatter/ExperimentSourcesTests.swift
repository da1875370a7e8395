import Experiments
import Testing

@testable import Book

struct ExperimentSourcesTests {
  @Test func theComponentsOfAnExperimentAreFound() throws {
    let body = """
      data: {spirals: {samples: 64}}
      model: [{dense: 8, activation: sigmoid, repeat: 2}, {dense: 1}]
      init: xavier
      loss: binary-cross-entropy
      optimizer: {momentum: {rate: 0.1}}
      steps: 2
      record: {gradient-norm: first}
      """
    let experiment = try PlannedExperiment(
      ExperimentDirective(
        name: "a", position: SourcePosition(file: "a.md", line: 1, column: 1),
        body: DirectiveSource(text: body, file: "a.md", line: 2, column: 1)))
    let files = ExperimentSources.current.files(of: experiment).map(ExperimentSources.name)
    for file in [
      "Spirals.swift", "Dense.swift", "Affine.swift", "Sigmoid.swift", "XavierInitializer.swift",
      "BinaryCrossEntropy.swift", "Momentum.swift", "GradientNormProbe.swift",
    ] {
      #expect(files.contains(file), "\(file)")
    }
    #expect(!files.contains("LossProbe.swift") && !files.contains("Tanh.swift"))
    #expect(files.count < 16, "\(files)")
  }
}
