import Experiments

/// A figure as its author wrote it.
struct FigureDirective: Sendable {
  var name: String
  var position: SourcePosition
  /// The names of the experiments it draws, and where they stand.
  var sources: [(name: String, position: SourcePosition, length: Int)]
  var kind: any FigureKind
  /// The axis along which a slider runs.
  var slider: AxisReference?
  /// Markdown, in which values and references work.
  var title: DirectiveSource
  var subtitle: DirectiveSource?
  var caption: DirectiveSource

  init(name: String, position: SourcePosition, body: DirectiveSource) throws(Diagnostics) {
    let node = try YAMLReader.parse(body)
    let parts = try node.decode { value in
      value.mapping(example: "from: deep-sigmoid") { keys in
        let kind = keys.oneOf(FigureKinds.all)
        return (
          sources: kind?.needsExperiments == false ? [] : Self.sources(keys.required("from")),
          title: keys.required("title").source(example: "Layer 1 hardly learns"),
          subtitle: keys.optional("subtitle")?.source(),
          caption: keys.required("caption").source(example: "Medians over five seeds."),
          slider: keys.optional("slider").map { AxisReference($0, example: "depth") },
          kind: kind
        )
      }
    }
    self.name = name
    self.position = position
    sources = parts.sources
    title = parts.title
    subtitle = parts.subtitle
    caption = parts.caption
    slider = parts.slider
    guard let kind = parts.kind else {
      throw Diagnostics([Diagnostic(at: position, "the figure says nothing to draw")])
    }
    self.kind = kind
  }

  private static func sources(
    _ value: ValueReader
  ) -> [(name: String, position: SourcePosition, length: Int)] {
    value.oneOrMore(example: "deep-sigmoid") { source in
      (source.name(), source.position, source.node?.length ?? 1)
    }
  }
}
