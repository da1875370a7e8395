import Foundation
import PackagePlugin

/// Embeds source and theme files, so that a page can show the code that ran, and a cached
/// result is known to be stale once the code that computed it has changed.
@main
struct EmbedFilesPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let folders =
      target.name == "Book"
      ? ["Geometry", "Charts", "Book"] : ["Bytes", "Engine", "Experiments"]
    let embedded = folders.flatMap { self.files(below: root.appending(path: "Sources/\($0)")) }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding files for \(target.name)",
        executable: try context.tool(named: "EmbedFiles").url,
        arguments: [output.path, root.path] + embedded.map(\.path),
        inputFiles: embedded,
        outputFiles: [output])
    ]
  }

  private func files(below folder: URL) -> [URL] {
    let extensions: Set = ["swift", "mustache", "css", "js", "svg"]
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (found?.allObjects as? [URL] ?? [])
      .filter { extensions.contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
  }
}
