import Testing

@testable import Engine

@Suite struct EmbeddingTests {
  private func check(
    _ layer: any Layer, tokens: [Double], steps: Int, symbols: Int
  ) throws -> (check: GradientCheck, output: Value) {
    var graph = Graph()
    let batch = tokens.count / steps
    let input = graph.input("tokens", shape: [steps, batch], sampleAxis: 1)
    let vectors = try layer.apply(to: input, in: &graph)
    let hidden = try LSTM(3, settings: RecurrentSettings(returns: .all))
      .apply(to: vectors, in: &graph)
    let output = try Dense(symbols).apply(to: hidden, in: &graph)
    let target = graph.input("target", shape: [steps, batch], sampleAxis: 1)
    let objective = try SoftmaxCrossEntropy().apply(to: output, target: target, in: &graph)
    let check = GradientCheck(graph, objective: objective)
    check.session.write(tokens, to: input)
    check.session.write(tokens.map { $0 == 0 ? 1 : $0 - 1 }, to: target)
    return (check, vectors)
  }

  /// Tokens that come several times add up; a symbol that never comes gets gradient 0.
  @Test(arguments: [1, 2, 4])
  func gradientsAgreeWithDifferences(steps: Int) throws {
    let tokens: [Double] = [0, 3, 3, 1, 0, 0, 4, 3]
    let (check, _) = try check(
      Embedding(symbols: 6, width: 5), tokens: tokens, steps: steps, symbols: 6)
    #expect(check.largestError() < 1e-6)
    let table = check.session.gradient(of: check.program.graph.layers[0].weights)
    #expect(Array(table[25...]) == [0, 0, 0, 0, 0])
  }

  @Test func oneHotMarksThePlaceOfEachToken() throws {
    let (check, vectors) = try check(
      OneHot(symbols: 3), tokens: [2, 0, 1, 2], steps: 2, symbols: 3)
    #expect(check.largestError() < 1e-6)
    let expected: [Double] = [0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1]
    #expect(check.session.elements(of: vectors) == expected)
  }

  /// An embedding is a one-hot vector times its table.
  @Test func embeddingIsOneHotTimesItsTable() throws {
    let tokens: [Double] = [2, 0, 1, 2]
    let (check, vectors) = try check(
      Embedding(symbols: 3, width: 2), tokens: tokens, steps: 2, symbols: 3)
    check.session.forward()
    let table = check.session.elements(of: check.program.graph.layers[0].weights)
    let rows = tokens.flatMap { table[Int($0) * 2..<Int($0) * 2 + 2] }
    #expect(check.session.elements(of: vectors) == rows)
  }

  @Test func tokensComeFromTheDataOnly() throws {
    var graph = Graph()
    let input = graph.input("input", shape: [2, 2])
    let hidden = try Dense(2).apply(to: input, in: &graph)
    #expect(throws: GraphError.self) { try OneHot(symbols: 2).apply(to: hidden, in: &graph) }
    #expect(throws: GraphError.self) {
      try Embedding(symbols: 2, width: 2).apply(to: hidden, in: &graph)
    }
    #expect(throws: GraphError.self) { try OneHot(symbols: 0).apply(to: input, in: &graph) }
  }
}
