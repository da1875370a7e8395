import Experiments

/// A page for each source file of the engine that a figure names.
struct SourcePages {
  let pages: [BackMatterPage]

  init(_ book: FinishedBook) {
    pages = book.typesetting.sources.sorted { $0.key < $1.key }.map { path, code in
      let name = ExperimentSources.name(of: path)
      return BackMatterPage(
        address: Self.address(of: path), title: name, description: book.wording.sourceText,
        bodyHTML: """
          <p><code>\(path.escapedForHTML)</code></p>
          <pre class="wide" tabindex="0" role="region" aria-label="\(name.escapedForHTML)"><code>\(code)</code></pre>

          """)
    }
  }

  /// `Sources/Engine/Layers/Dense.swift` → `source/Engine-Layers-Dense.html`
  static func address(of path: String) -> String {
    let name = path.split(separator: "/").dropFirst().joined(separator: "-")
    return "source/\(name.dropLast(".swift".count)).html"
  }
}
