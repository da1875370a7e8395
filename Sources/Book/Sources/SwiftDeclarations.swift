/// The declarations of a Swift file, by name, with the lines they take.
struct SwiftDeclarations {
  struct Declaration: Hashable {
    /// `Dense`, `forward` below it.
    var path: [String]
    var isExtension: Bool
    /// From the documentation to the last bracket; lines count from 0.
    var lines: Range<Int>

    /// `Dense.forward`
    var name: String { path.joined(separator: ".") }
  }

  private let source: [Substring]
  private(set) var all: [Declaration] = []

  init(of text: String) {
    source = text.split(separator: "\n", omittingEmptySubsequences: false)
    read(SwiftTokens.tokens(of: text)[...], depth: 0, path: [])
  }

  /// The names by which `code(of:)` finds something, each once, in order.
  var names: [String] {
    var seen: Set<String> = []
    return all.map(\.name).filter { seen.insert($0).inserted }
  }

  /// The different declarations a name may mean: `Dense`, `Dense.forward`, or just `forward`.
  func matches(_ name: String) -> [String] {
    let path = name.split(separator: ".").map(String.init)
    if all.contains(where: { $0.path == path }) { return [name] }
    var seen: Set<String> = []
    return all.filter { $0.path.suffix(path.count) == path[...] }.map(\.name)
      .filter { seen.insert($0).inserted }
  }

  /// The code of what `matches` returned: all overloads; of a type its declaration, or its
  /// extensions if it is declared elsewhere.
  func code(of name: String) -> String {
    let found = all.filter { $0.name == name }
    let declared = found.filter { !$0.isExtension }
    return (declared.isEmpty ? found : declared).map(code).joined(separator: "\n\n")
  }

  private func code(_ declaration: Declaration) -> String {
    let lines = source[declaration.lines]
    let indents = lines.filter { !$0.allSatisfy(\.isWhitespace) }
      .map { $0.prefix { $0 == " " }.count }
    let indent = indents.min() ?? 0
    return lines.map { String($0.dropFirst(indent)) }.joined(separator: "\n")
  }

  // MARK: Reading

  private static let keywords: Set = [
    "func", "struct", "enum", "class", "actor", "protocol", "extension", "init", "deinit", "var",
    "let", "subscript", "case", "typealias", "associatedtype", "import", "operator",
    "precedencegroup",
  ]
  private static let types: Set = ["struct", "enum", "class", "actor", "protocol", "extension"]
  private static let modifiers: Set = [
    "public", "private", "fileprivate", "internal", "package", "open", "static", "final",
    "mutating", "nonmutating", "override", "required", "convenience", "lazy", "weak", "unowned",
    "indirect", "nonisolated", "prefix", "postfix", "infix", "dynamic", "borrowing", "consuming",
    "@", "#",
  ]

  /// Reads the members of one body: each goes on until the next one begins.
  private mutating func read(_ tokens: ArraySlice<SwiftToken>, depth: Int, path: [String]) {
    let starts = tokens.indices.filter { index in
      let token = tokens[index]
      return token.depth == depth && token.isFirstOnLine
        && (Self.keywords.contains(token.text) || Self.modifiers.contains(token.text))
    }
    var begun: Int?
    for (index, next) in zip(starts, starts.dropFirst() + [tokens.endIndex]) {
      let start = begun ?? index
      // An attribute on a line of its own belongs to what follows it.
      guard let keyword = keyword(in: tokens[start..<next], depth) else {
        begun = start
        continue
      }
      begun = nil
      read(member: tokens[start..<next], keyword: keyword, depth: depth, path: path)
    }
  }

  private func keyword(in member: ArraySlice<SwiftToken>, _ depth: Int) -> Int? {
    let found = member.indices.filter {
      member[$0].depth == depth && Self.keywords.contains(member[$0].text)
    }
    // In `class func` the first word is a modifier.
    guard let first = found.first, found.count > 1, member[first].text == "class",
      found[1] == first + 1
    else { return found.first }
    return found[1]
  }

  private mutating func read(
    member: ArraySlice<SwiftToken>, keyword: Int, depth: Int, path: [String]
  ) {
    guard let first = member.first, let last = member.last else { return }
    let kind = member[keyword].text
    let lines = documentationStart(above: first.line)..<last.line + 1
    let names = names(kind, member[(keyword + 1)...].prefix { $0.text != "{" }, depth)
    for name in names {
      let own = path + name.split(separator: ".").map(String.init)
      all.append(Declaration(path: own, isExtension: kind == "extension", lines: lines))
      if Self.types.contains(kind),
        let brace = member[keyword...].firstIndex(where: { $0.text == "{" && $0.depth == depth })
      {
        read(member[(brace + 1)...].dropLast(), depth: depth + 1, path: own)
      }
    }
  }

  private func names(_ kind: String, _ tokens: ArraySlice<SwiftToken>, _ depth: Int) -> [String] {
    switch kind {
    case "init", "deinit", "subscript": return [kind]
    case "import": return []
    case "extension":
      // `Array.Index` is three tokens; `[Int]` has no name.
      let name = tokens.prefix { $0.text == "." || $0.isName }.map(\.text)
      return name.isEmpty ? [] : [name.prefix { $0 != "where" }.joined()]
    case "case":
      return tokens.indices.filter { index in
        tokens[index].depth == depth && tokens[index].isName
          && (index == tokens.startIndex || tokens[index - 1].text == ",")
      }.map { tokens[$0].plainText }
    default:
      guard let first = tokens.first else { return [] }
      if first.isName { return [first.plainText] }
      return [tokens.prefix { $0.text != "(" && $0.text != "<" }.map(\.text).joined()]
        .filter { !$0.isEmpty }
    }
  }

  /// The first line of the comments that stand right above a line.
  private func documentationStart(above line: Int) -> Int {
    var start = line
    while start > 0, source[start - 1].drop(while: \.isWhitespace).hasPrefix("///") { start -= 1 }
    return start
  }
}

extension SwiftToken {
  fileprivate var isName: Bool {
    text.first.map { $0.isLetter || $0 == "_" || $0 == "`" } ?? false
  }

  fileprivate var plainText: String { text.filter { $0 != "`" } }
}
