import Experiments

/// The language of figures as a JSON Schema.
public enum FigureSchema {
  /// The schema of a figure's body.
  public static var schema: JSON {
    let required: Set = ["title", "caption"]
    return JSONSchema.directive(
      "A figure of the gradient tutor",
      keys: Reference.figureKeys.map { ($0.name, $0.summary, required.contains($0.name)) },
      kinds: Reference.figureKinds)
  }
}
