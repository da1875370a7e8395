import Foundation

@testable import Book

/// A book in a folder of its own, which goes when the test is over.
final class TemporaryBook {
  let folder: String

  /// `chapters` holds texts by file name.
  init(_ chapters: [String: String]) throws {
    folder = NSTemporaryDirectory() + "book-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder + "/chapters", withIntermediateDirectories: true)
    for (name, text) in chapters { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/chapters/\(name)"))
  }

  func build(
    threads: Int = 2, usesCache: Bool = true, singleFile: Bool = false, baseURL: String? = nil
  ) throws -> BuildSummary {
    var options = BuildOptions()
    options.makesSingleFile = singleFile
    options.baseURL = baseURL
    options.book = folder
    options.threads = threads
    options.usesCache = usesCache
    return try BookBuild(options).run()
  }

  /// The bytes of all files of the site by path.
  func site() throws -> [String: Data] {
    let root = "\(folder)/site"
    let names = FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []
    var files: [String: Data] = [:]
    for name in names where FileManager.default.contents(atPath: "\(root)/\(name)") != nil {
      files[name] = FileManager.default.contents(atPath: "\(root)/\(name)")
    }
    return files
  }

  func page(_ name: String) throws -> String {
    String(decoding: try site()[name] ?? Data(), as: UTF8.self)
  }

  /// A chapter with one of everything.
  static let chapter = """
    # A chain of $n$ units

    ```experiment chain
    data: {ones: {samples: 1, features: 1}}
    model: [{dense: 1, repeat: 10, bias: false}]
    sweep: {init.constant: [0.5, 2]}
    loss: sum
    precision: double
    record: {delta-norm: first}
    ```

    ```figure fig-chain
    from: chain
    gradient-by-layer: {metric: delta-norm}
    title: Half of a half
    caption: It ends at {val}`chain.delta-norm[constant=0.5, layer=1]:sig3`.
    ```

    The gradient is {val}`chain.delta-norm[constant=2, layer=1]:int`, see [](#fig-chain).

    ```claim doubling
    chain.delta-norm[constant=2, layer=1] = 512
    ```
    """
}
