import Testing

@testable import Engine
@testable import Experiments

@Suite struct DatasetTests {
  /// Reads a dataset as an author writes it.
  static func source(_ yaml: String, bookFolder: String = "") throws -> any DatasetSource {
    let node = try YAMLReader.parse(DirectiveSource(text: yaml, file: "a.md", line: 1, column: 1))
    return try node.decode(bookFolder: bookFolder) { $0.tagged(by: Terms.datasets) }
  }

  /// All that need no file.
  static let examples = Terms.datasets.entries.map(\.example).filter { !$0.contains("data/") }

  @Test(arguments: examples)
  func examplesGiveWhatTheyPromise(example: String) throws {
    let source = try Self.source(example)
    let dataset = try source.makeDataset()
    #expect(dataset.sampleCount == source.sampleCount)
    #expect(dataset.sampleShape == source.sampleShape)
    #expect(dataset.features.count == source.sampleCount * source.sampleShape.count)
    let steps = source.time == .inputsAndTargets ? source.sampleShape.dimensions[0] : 1
    let places = source.sampleCount * steps
    switch source.kind {
    case .none: #expect(dataset.targets.isEmpty)
    case .binary: #expect(Set(dataset.targets) == [0, 1] && dataset.targets.count == places)
    case .classes(let count):
      let valid = dataset.targets.allSatisfy { (0..<count).contains(Int($0)) }
      #expect(valid && dataset.targets.count == places)
    case .real(let width): #expect(dataset.targets.count == places * width)
    }
    if let symbols = source.symbolCount {
      let valid = dataset.features.allSatisfy { (0..<symbols).contains(Int($0)) }
      #expect(valid)
    }
    let finite = dataset.features.allSatisfy(\.isFinite)
    #expect(finite)
  }

  @Test(arguments: [2, 3, 50])
  func addingHasOneMarkerInEachHalf(length: Int) {
    let data = AddingProblem(samples: 40, length: length, seed: 1).makeDataset()
    for sample in 0..<40 {
      let rows = (0..<length).map { step in
        (
          number: data.features[(sample * length + step) * 2],
          isMarked: data.features[(sample * length + step) * 2 + 1] == 1
        )
      }
      let marked = rows.indices.filter { rows[$0].isMarked }
      #expect(marked.count == 2 && marked[0] < length / 2 && marked[1] >= length / 2)
      #expect(data.targets[sample] == marked.reduce(0) { $0 + rows[$1].number })
    }
  }

  @Test func theRowOfABarIsItsClass() {
    let source = BarImages(samples: 30, size: 16, classes: 10, brightness: 20, seed: 1)
    let data = source.makeDataset()
    for sample in 0..<30 {
      let means = (0..<16).map { row in
        data.features[(sample * 16 + row) * 16..<(sample * 16 + row + 1) * 16].reduce(0, +) / 16
      }
      let brightest = means.indices.max { means[$0] < means[$1] }
      #expect(brightest == Int(data.targets[sample]) && means.max() ?? 0 > 15)
    }
  }

  @Test func copyMemoryRepeatsItsMessage() {
    let source = CopyMemory(samples: 5, delay: 4, items: 3, symbols: 8, seed: 1)
    let data = source.makeDataset()
    for sample in 0..<5 {
      let inputs = Array(data.features[sample * 10..<(sample + 1) * 10])
      let outputs = Array(data.targets[sample * 10..<(sample + 1) * 10])
      #expect(Array(inputs[3...]) == [8, 8, 8, 9, 8, 8, 8])
      #expect(Array(outputs[..<7]) == [Double](repeating: 8, count: 7))
      #expect(Array(outputs[7...]) == Array(inputs[..<3]))
    }
  }

  @Test func temporalOrderIsThatOfTheRareSymbols() {
    let data = TemporalOrder(samples: 50, length: 30, seed: 1).makeDataset()
    for sample in 0..<50 {
      let rare = data.features[sample * 30..<(sample + 1) * 30].filter { $0 < 2 }
      #expect(rare.count == 2)
      #expect(data.targets[sample] == 2 * rare[0] + rare[1])
    }
  }

  @Test func parityCountsOnes() {
    for isSequence in [false, true] {
      let data = Parity(samples: 30, bits: 7, isSequence: isSequence, seed: 1).makeDataset()
      for sample in 0..<30 {
        let ones = data.features[sample * 7..<(sample + 1) * 7].count { $0 == 1 }
        #expect(data.targets[sample] == Double(ones % 2))
      }
    }
  }

  @Test func targetsOfTextAreTheNextCharacters() {
    let data = TextWindows(samples: 20, length: 5, seed: 1)
      .dataset(of: Array(0..<12), symbolCount: 12)
    for i in data.features.indices { #expect(data.targets[i] == data.features[i] + 1) }
  }

  @Test func prototypesDifferByTheirFlips() {
    let data = Prototypes(
      samples: 200, features: 64, classes: 2, density: 0.5, flips: 0, seed: 1
    ).makeDataset()
    let rows = Set((0..<200).map { Array(data.features[$0 * 64..<($0 + 1) * 64]) })
    #expect(rows.count == 2)
  }

  @Test func undistortedDigitsOfAClassAreTheSame() {
    let data = Digits(samples: 100, noise: 0, distortion: 0, seed: 1).makeDataset()
    var known: [Double: [Double]] = [:]
    for sample in 0..<100 {
      let image = Array(data.features[sample * 256..<(sample + 1) * 256])
      let ink = image.reduce(0, +)
      #expect(ink > 15 && ink < 90)
      #expect(known[data.targets[sample], default: image] == image)
      known[data.targets[sample]] = image
    }
    #expect(Set(known.values).count == known.count)
  }

  @Test func hugeDatasetsAreRefused() {
    #expect(throws: Diagnostics.self) {
      try PlannedExperimentTests.plan(
        """
        data: {adding: {samples: 1000000, length: 100000}}
        model: [{lstm: 2}, {dense: 1}]
        loss: mse
        record: loss
        """)
    }
  }
}
