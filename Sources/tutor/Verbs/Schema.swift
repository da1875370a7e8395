import ArgumentParser
import Experiments

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a JSON Schema of experiments, for editors.",
    discussion: """
      EXAMPLES
        tutor schema > experiment.schema.json
      """)

  func run() { Terminal().say(JSONSchema.experiment.indentedText) }
}
