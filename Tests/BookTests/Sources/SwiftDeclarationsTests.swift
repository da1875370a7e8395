import Testing

@testable import Book

@Suite struct SwiftDeclarationsTests {
  private static let source = """
    import Foundation

    /// A layer. // not a comment of its own
    @frozen
    public struct Dense<Input>: Layer {
      /// How many.
      let units: Int, other = "}{ \\(f("}"))"

      private(set) var area: Int {
        get { units * 2 }
      }

      // A remark that belongs to nothing.

      init(_ units: Int) { self.units = units }

      /* { */
      func forward(_ x: Int) -> Int {
        let inner = { (y: Int) in y }
        func helper() {}
        return inner(x)
      }
      func forward(_ x: Double) -> Double { x }

      enum Kind { case one, two(Int) }
      class func make() -> Dense { Dense(1) }
    }

    extension Dense where Input == Int {
      static func == (left: Dense, right: Dense) -> Bool { true }
      var text: String { #\"""
        }
        \"""# }
    }

    func forward() {}
    """

  private let declarations = SwiftDeclarations(of: Self.source)

  @Test func findsEveryDeclarationOnce() {
    #expect(
      declarations.names == [
        "Dense", "Dense.units", "Dense.area", "Dense.init", "Dense.forward", "Dense.Kind",
        "Dense.make", "Dense.==", "Dense.text", "forward",
      ])
  }

  @Test func takesDocumentationAndAttributes() {
    let code = declarations.code(of: "Dense")
    #expect(
      code.hasPrefix("/// A layer. // not a comment of its own\n@frozen\npublic struct Dense"))
    #expect(code.hasSuffix("class func make() -> Dense { Dense(1) }\n}"))
  }

  @Test func membersLoseTheirIndentation() {
    #expect(
      declarations.code(of: "Dense.area")
        == "private(set) var area: Int {\n  get { units * 2 }\n}")
  }

  @Test func showsAllOverloads() {
    #expect(
      declarations.code(of: "Dense.forward")
        == """
        func forward(_ x: Int) -> Int {
          let inner = { (y: Int) in y }
          func helper() {}
          return inner(x)
        }

        func forward(_ x: Double) -> Double { x }
        """)
  }

  @Test func anUnqualifiedNameIsEnough() {
    #expect(declarations.matches("area") == ["Dense.area"])
    #expect(declarations.matches("forward") == ["forward"])
    #expect(declarations.matches("Dense.nothing").isEmpty)
  }

  @Test func everySourceFileHasBalancedDeclarations() {
    for path in ProgramSources.paths {
      let text = ProgramSources.text(of: path) ?? ""
      let tokens = SwiftTokens.tokens(of: text)
      #expect(tokens.last?.depth == 0, "\(path) does not end at the level it began")
      let declarations = SwiftDeclarations(of: text)
      #expect(!declarations.all.isEmpty || !text.contains("struct "), "\(path)")
    }
  }
}
