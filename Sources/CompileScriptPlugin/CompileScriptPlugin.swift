import Foundation
import PackagePlugin

/// Compiles KaTeX ahead, which takes its interpreter longer than to typeset the formulas of a chapter.
@main
struct CompileScriptPlugin: BuildToolPlugin {
  /// Where `SystemPackage.katex` looks for it.
  private static let folders = [
    "/usr/share/javascript/katex", "/usr/share/nodejs/katex/dist", "/usr/local/share/katex",
  ]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    // Where it is not installed, a book says so that has formulas.
    let scripts = Self.folders.map { URL(filePath: $0).appending(path: "katex.js") }
      .filter { FileManager.default.fileExists(atPath: $0.path) }.prefix(1)
    let output = context.pluginWorkDirectoryURL.appending(path: "CompiledScripts.swift")
    return [
      .buildCommand(
        displayName: "Compiling scripts for \(target.name)",
        executable: try context.tool(named: "CompileScript").url,
        arguments: [output.path] + scripts.map(\.path),
        inputFiles: Array(scripts),
        outputFiles: [output])
    ]
  }
}
