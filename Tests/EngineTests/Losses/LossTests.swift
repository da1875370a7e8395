import Foundation
import Testing

@testable import Engine

@Suite struct LossTests {
  private func check(
    _ loss: any Loss, outputs: Int, batch: Int, targets: [Double]
  ) throws -> GradientCheck {
    var graph = Graph()
    let input = graph.input("input", shape: [batch, 5])
    let prediction = try Dense(outputs).apply(to: input, in: &graph)
    let shape = try #require(try loss.targetShape(for: prediction.shape))
    let target = graph.input("target", shape: shape)
    let objective = try loss.apply(to: prediction, target: target, in: &graph)
    let check = GradientCheck(graph, objective: objective)
    check.fill(input)
    check.session.write(targets, to: target)
    return check
  }

  @Test(arguments: [1, 3, 8, 13])
  func gradientsAgreeWithDifferences(batch: Int) throws {
    let real = (0..<batch * 3).map { Double($0 % 5) - 2 }
    let squared = try check(MeanSquaredError(), outputs: 3, batch: batch, targets: real)
    #expect(squared.largestError() < 1e-6)
    let huber = try check(Huber(threshold: 0.8), outputs: 3, batch: batch, targets: real)
    #expect(huber.largestError() < 1e-6)
    let signs = (0..<batch).map { Double($0 % 3) - 1 }
    let critic = try check(WassersteinCritic(), outputs: 1, batch: batch, targets: signs)
    #expect(critic.largestError() < 1e-6)
    let binary = (0..<batch).map { Double($0 % 2) }
    let logistic = try check(BinaryCrossEntropy(), outputs: 1, batch: batch, targets: binary)
    #expect(logistic.largestError() < 1e-6)
    let soft = (0..<batch).map { Double($0 % 4) / 3 }
    for targets in [binary, soft] {
      let weighted = try check(
        BinaryCrossEntropy(positiveWeight: 3.5), outputs: 1, batch: batch, targets: targets)
      #expect(weighted.largestError() < 1e-6)
    }
    let classes = (0..<batch).map { Double($0 % 4) }
    let softmax = try check(SoftmaxCrossEntropy(), outputs: 4, batch: batch, targets: classes)
    #expect(softmax.largestError() < 1e-6)
    let weighted = try check(
      SoftmaxCrossEntropy(classWeights: [1, 0.25, 3, 7]), outputs: 4, batch: batch,
      targets: classes)
    #expect(weighted.largestError() < 1e-6)
  }

  /// PyTorch's formulas, written out: −[p·t·log σ(z) + (1 − t)·log(1 − σ(z))], mean over all.
  @Test(arguments: [0.2, 1, 4])
  func positiveWeightIsPyTorchs(weight: Double) throws {
    let (logits, targets) = ([-2.5, -0.3, 0, 0.7, 3], [1, 0, 0.25, 1, 0])
    let terms = zip(logits, targets).map { z, t in
      let p = 1 / (1 + exp(-z))
      return -(weight * t * log(p) + (1 - t) * log(1 - p))
    }
    let found = try value(
      BinaryCrossEntropy(positiveWeight: weight), outputs: logits, targets: targets)
    #expect(abs(found - terms.reduce(0, +) / 5) < 1e-14)
    let large = BinaryCrossEntropy(positiveWeight: weight)
    #expect(try value(large, outputs: [-1000], targets: [1]) == 1000 * weight)
    #expect(try value(large, outputs: [1000], targets: [0]) == 1000)
  }

  /// Σ w_t·(log Σⱼ e^zⱼ − z_t)/Σ w_t over the rows.
  @Test func classWeightsArePyTorchs() throws {
    let rows = [[0.5, -1, 2], [1, 1.5, -0.25], [0, 3, 1]]
    let (targets, weights) = ([0, 2, 1], [1, 0.5, 4.0])
    let losses = zip(rows, targets).map { row, t in
      weights[t] * (log(row.reduce(0) { $0 + exp($1) }) - row[t])
    }
    let expected = losses.reduce(0, +) / targets.reduce(0) { $0 + weights[$1] }
    var graph = Graph()
    let input = graph.input("input", shape: [3, 3])
    let target = graph.input("target", shape: [3])
    let loss = SoftmaxCrossEntropy(classWeights: weights)
    let objective = try loss.apply(to: input, target: target, in: &graph)
    let session = Session(Program(graph, objective: objective), precision: .double, seed: 0)
    session.write(rows.flatMap { $0 }, to: input)
    session.write(targets.map(Double.init), to: target)
    session.forward()
    #expect(abs(session.objective - expected) < 1e-14)
    #expect(throws: GraphError.self) { try loss.targetShape(for: [3, 4]) }
  }

  @Test func weightsOfOneChangeNoBit() throws {
    let outputs = (0..<7).map { Double($0) - 3.2 }
    let plain = try value(SoftmaxCrossEntropy(), outputs: outputs, targets: [2])
    let weighted = SoftmaxCrossEntropy(classWeights: [Double](repeating: 1, count: 7))
    #expect(try value(weighted, outputs: outputs, targets: [2]) == plain)
  }

  @Test func lossesSayWhichTargetsTheyTake() {
    #expect(BinaryCrossEntropy().targetRange == 0...1)
    #expect(MeanSquaredError().targetRange == nil)
  }

  /// Loss of one row of outputs, computed without a network.
  private func value(_ loss: any Loss, outputs: [Double], targets: [Double]) throws -> Double {
    var graph = Graph()
    let input = graph.input("input", shape: [1, outputs.count])
    let shape = try #require(try loss.targetShape(for: input.shape))
    let target = graph.input("target", shape: shape)
    let objective = try loss.apply(to: input, target: target, in: &graph)
    let session = Session(Program(graph, objective: objective), precision: .double, seed: 0)
    session.write(outputs, to: input)
    session.write(targets, to: target)
    session.forward()
    return session.objective
  }

  @Test func knownValues() throws {
    #expect(try value(MeanSquaredError(), outputs: [1, 2], targets: [0, 4]) == 2.5)
    #expect(try value(Huber(threshold: 2), outputs: [1, 5], targets: [0, 0]) == (0.5 + 8) / 2)
    let ln2 = 0.6931471805599453
    let logistic = try value(BinaryCrossEntropy(), outputs: [0], targets: [1])
    #expect(abs(logistic - ln2) < 1e-15)
    let softmax = try value(SoftmaxCrossEntropy(), outputs: [3, 3], targets: [1])
    #expect(abs(softmax - ln2) < 1e-15)
  }

  @Test func largeLogitsNeitherOverflowNorLosePrecision() throws {
    #expect(try value(BinaryCrossEntropy(), outputs: [1000], targets: [1]) == 0)
    #expect(try value(BinaryCrossEntropy(), outputs: [-1000], targets: [1]) == 1000)
    #expect(try value(SoftmaxCrossEntropy(), outputs: [0, 1000], targets: [0]) == 1000)
  }

  @Test func criticComparesMeans() throws {
    var graph = Graph()
    let scores = graph.input("scores", shape: [5, 1])
    let target = graph.input("target", shape: [5, 1])
    let objective = try WassersteinCritic().apply(to: scores, target: target, in: &graph)
    let session = Session(Program(graph, objective: objective), precision: .double, seed: 0)
    session.write([1, 2, 3, 10, 20], to: scores)
    session.write([1, 1, 1, -1, 0], to: target)
    session.forward()
    #expect(abs(session.objective - (15 - 2)) < 1e-14)
    session.write([1, 1, 1, 1, 1], to: target)
    session.forward()
    #expect(abs(session.objective + 36.0 / 5) < 1e-14)
  }

  @Test func softmaxNeedsTwoClasses() {
    #expect(throws: GraphError.self) { try SoftmaxCrossEntropy().targetShape(for: [8, 1]) }
  }
}
