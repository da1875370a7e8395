import ArgumentParser
import Book
import Experiments

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a JSON Schema of experiments or figures, for editors.",
    discussion: """
      EXAMPLES
        tutor schema > experiment.schema.json
        tutor schema figure > figure.schema.json
      """)

  enum Directive: String, ExpressibleByArgument, CaseIterable {
    case experiment, figure
  }

  @Argument(help: "experiment or figure.")
  var directive = Directive.experiment

  func run() {
    let schema =
      switch directive {
      case .experiment: JSONSchema.experiment
      case .figure: FigureSchema.schema
      }
    Terminal().say(schema.indentedText)
  }
}
