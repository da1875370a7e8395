import Bytes
import Experiments

extension TreeReader {
  /// Reports names that nothing has taken: they end neither a heading nor an item of a list.
  mutating func reportStrayAnchors() {
    for anchor in strayAnchors {
      document.diagnostics.append(
        Diagnostic(
          .warning, at: anchor.position, length: anchor.name.count + "{#}".count,
          "nothing takes the name '\(anchor.name)' here, so it is shown as text",
          notes: ["A name stands at the end of a heading or of an item of a list."]))
    }
  }

  /// A title is taken as it is typed: a value in it would not be one.
  mutating func reportValue(inTitle title: String, at position: SourcePosition) {
    guard ByteSearch.contains("{val}", in: title) else { return }
    document.diagnostics.append(
      Diagnostic(
        at: position, "a value cannot stand in the title of a link or a picture",
        notes: ["It can stand in the text of the link, or in that of the picture."]))
  }
}
