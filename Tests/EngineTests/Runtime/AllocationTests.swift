import AllocationCounter
import Testing

@testable import Engine

/// A training step takes no memory: all of it was laid out when the session began.
@Suite struct AllocationTests {
  /// Allocations over `count` steps, after a few to warm up.
  private func allocations(_ session: Session, batch: Int, count: Int = 100) -> Int {
    let order = Array(0..<batch)
    func train(_ steps: Range<Int>) {
      for step in steps {
        session.load(order[...])
        session.forward(step: step)
        session.backward()
        session.update(rate: 0.01, step: step)
        precondition(session.objective == session.objective)
      }
    }
    train(0..<3)
    let before = allocation_count()
    train(3..<3 + count)
    return allocation_count() - before
  }

  @Test func theCounterCounts() {
    let before = allocation_count()
    let array = [Int](unsafeUninitializedCapacity: 1000) { _, count in count = 0 }
    #expect(allocation_count() > before)
    #expect(array.isEmpty)
  }

  @Test(arguments: [Precision.float, .double])
  func aStepAllocatesNothing(precision: Precision) throws {
    var graph = Graph()
    let input = graph.input("input", shape: [8, 5])
    var value = input
    for activation: any Activation in [Sigmoid(), Tanh(), ReLU(), Identity()] {
      value = try Dense(9, activation: activation).apply(to: value, in: &graph)
    }
    value = try Dense(3).apply(to: value, in: &graph)
    let target = graph.input("target", shape: [8])
    let objective = try SoftmaxCrossEntropy().apply(to: value, target: target, in: &graph)
    let session = Session(Program(graph, objective: objective), precision: precision, seed: 1)
    session.attach([Double](repeating: 0.5, count: 40), to: input)
    session.attach([0, 1, 2, 0, 1, 2, 0, 1], to: target)
    #expect(allocations(session, batch: 8) == 0)
  }

  /// A session of layers on data of a shape, trained on the sum of the outputs.
  private func session(
    _ layers: [any Layer], on shape: Shape, sampleAxis: Int, precision: Precision
  ) throws -> Session {
    var graph = Graph()
    let input = graph.input("input", shape: shape, sampleAxis: sampleAxis)
    var value = input
    for layer in layers { value = try layer.apply(to: value, in: &graph) }
    let objective = try LinearLoss.sum.apply(to: value, target: nil, in: &graph)
    let session = Session(Program(graph, objective: objective), precision: precision, seed: 1)
    session.attach([Double](repeating: 1, count: shape.count), to: input)
    return session
  }

  @Test(arguments: [Precision.float, .double])
  func aStepOfASequenceAllocatesNothing(precision: Precision) throws {
    let all = RecurrentSettings(returns: .all, truncation: 3)
    let layers: [any Layer] = [
      LSTM(5, settings: all), GRU(4, settings: all), RNN(3, settings: all), LSTM(2), Dense(1),
    ]
    let numbers = try session(layers, on: [7, 4, 2], sampleAxis: 1, precision: precision)
    #expect(allocations(numbers, batch: 4) == 0)
    for first: any Layer in [OneHot(symbols: 3), Embedding(symbols: 3, width: 2)] {
      let tokens = try session([first] + layers, on: [7, 4], sampleAxis: 1, precision: precision)
      #expect(allocations(tokens, batch: 4) == 0)
    }
  }

  @Test(arguments: [Precision.float, .double])
  func aStepOfImagesAllocatesNothing(precision: Precision) throws {
    let layers: [any Layer] = [
      Convolution(4, activation: ReLU()), Pooling(.max), Convolution(3, size: 1),
      Convolution(5, stride: 2, activation: Tanh()), Pooling(.average),
    ]
    for last: any Layer in [Flatten(), GlobalAveragePooling()] {
      let images = try session(
        layers + [last, Dense(2)], on: [3, 12, 12, 2], sampleAxis: 0, precision: precision)
      #expect(allocations(images, batch: 3) == 0)
    }
  }
}
