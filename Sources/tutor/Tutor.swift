import ArgumentParser

@main
struct Tutor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tutor",
    abstract: "Builds a book whose every number and every curve is computed.",
    discussion: """
      EXAMPLES
        tutor build                  compute what is missing and write site/
        tutor check                  find mistakes without running anything
        tutor serve                  preview at a local address, rebuilt on each save
        tutor run deep-sigmoid       one experiment's numbers in the terminal
        tutor list                   what the book computes
        tutor explain batch-norm     what a word of the language means

      An experiment is a block in a chapter's Markdown:

        ```experiment deep-sigmoid
        data:   {spirals: {samples: 512}}
        model:  [{dense: 64, activation: sigmoid, repeat: 20}, {dense: 1}]
        loss:   binary-cross-entropy
        record: [loss, gradient-norm]
        ```

      EXIT STATUS
        0 fine · 1 a mistake in the book or a claim that does not hold · 64 usage · 130 interrupted
      """,
    subcommands: [
      Build.self, Check.self, Serve.self, Run.self, List.self, Status.self, Why.self, Explain.self,
      New.self, Schema.self, Clean.self, Bench.self, PreviewBuilds.self,
    ])

  static func main() async {
    Processor.requireInstructionSet()
    await main(nil)
  }
}
