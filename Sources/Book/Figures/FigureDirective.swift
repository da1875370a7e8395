import Experiments

/// A figure as its author wrote it.
struct FigureDirective: Sendable {
  var name: String
  var position: SourcePosition
  /// The names of the experiments it draws, and where they stand.
  var sources: [(name: String, position: SourcePosition, length: Int)]
  var kind: any FigureKind
  /// Markdown, in which values and references work.
  var title: DirectiveSource
  var subtitle: DirectiveSource?
  var caption: DirectiveSource

  init(name: String, position: SourcePosition, body: DirectiveSource) throws(Diagnostics) {
    let node = try YAMLReader.parse(body)
    let parts = try node.decode { value in
      value.mapping(example: "from: deep-sigmoid") { keys in
        (
          sources: keys.required("from").oneOrMore(example: "deep-sigmoid") { source in
            (source.name(), source.position, source.node?.length ?? 1)
          },
          title: keys.required("title").source(example: "Layer 1 hardly learns"),
          subtitle: keys.optional("subtitle")?.source(),
          caption: keys.required("caption").source(example: "Medians over five seeds."),
          kind: keys.oneOf(FigureKinds.all)
        )
      }
    }
    self.name = name
    self.position = position
    sources = parts.sources
    title = parts.title
    subtitle = parts.subtitle
    caption = parts.caption
    guard let kind = parts.kind else {
      throw Diagnostics([Diagnostic(at: position, "the figure says nothing to draw")])
    }
    self.kind = kind
  }
}
