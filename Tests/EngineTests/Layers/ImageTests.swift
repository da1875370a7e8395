import Testing

@testable import Engine

/// One setting of a convolution: images, filters and window.
struct ConvolutionCase: Sendable, CustomTestStringConvertible {
  var shape: Shape
  var filters: Int
  var size: Int
  var stride: Int
  var padding: Int

  init(_ shape: Shape, _ filters: Int, size: Int, stride: Int = 1, padding: Int) {
    self.shape = shape
    self.filters = filters
    self.size = size
    self.stride = stride
    self.padding = padding
  }

  var layer: Convolution {
    Convolution(
      filters, size: size, stride: stride, padding: padding,
      biasInitializer: NormalInitializer(deviation: 1))
  }

  var testDescription: String { "\(shape) \(filters) \(size) \(stride) \(padding)" }

  static let all = [
    ConvolutionCase([1, 1, 1, 1], 1, size: 1, padding: 0),
    ConvolutionCase([2, 5, 7, 3], 4, size: 3, padding: 1),
    ConvolutionCase([3, 6, 5, 2], 9, size: 3, stride: 2, padding: 1),
    ConvolutionCase([2, 4, 4, 5], 8, size: 1, padding: 0),
    ConvolutionCase([2, 5, 4, 3], 2, size: 1, stride: 2, padding: 0),
    ConvolutionCase([1, 8, 9, 1], 3, size: 5, stride: 3, padding: 4),
    ConvolutionCase([2, 4, 6, 2], 3, size: 4, stride: 1, padding: 0),
    ConvolutionCase([2, 2, 1, 2], 3, size: 4, stride: 2, padding: 3),
  ]
}

@Suite struct ImageTests {
  @Test(arguments: ConvolutionCase.all)
  func gradientsOfConvolutionsAgreeWithDifferences(example: ConvolutionCase) throws {
    let check = try GradientCheck(input: example.shape) { input, graph in
      // A convolution before it, so that gradients with respect to the input are checked too.
      let first = try Convolution(example.shape.columns, size: 1, activation: Tanh())
        .apply(to: input, in: &graph)
      return try example.layer.apply(to: first, in: &graph)
    }
    #expect(check.largestError() < 1e-6)
  }

  @Test(arguments: ConvolutionCase.all)
  func convolutionsAgreeWithTheirDefinition(example: ConvolutionCase) throws {
    let check = try GradientCheck(input: example.shape) { input, graph in
      try example.layer.apply(to: input, in: &graph)
    }
    check.session.forward()
    let graph = check.program.graph
    let record = graph.layers[0]
    let x = check.session.elements(of: graph.inputs[0].value)
    let w = check.session.elements(of: record.weights)
    let b = check.session.elements(of: try #require(record.bias))
    let y = check.session.elements(of: record.output)
    let image = ImageShape(example.shape)
    let places = ImageShape(record.output.shape)
    var i = 0
    for sample in 0..<places.batch {
      for row in 0..<places.height {
        for column in 0..<places.width {
          for filter in 0..<places.channels {
            var sum = b[filter]
            for dy in 0..<example.size {
              for dx in 0..<example.size {
                let py = row * example.stride + dy - example.padding
                let px = column * example.stride + dx - example.padding
                guard (0..<image.height).contains(py), (0..<image.width).contains(px) else {
                  continue
                }
                for channel in 0..<image.channels {
                  sum +=
                    x[((sample * image.height + py) * image.width + px) * image.channels + channel]
                    * w[
                      ((dy * example.size + dx) * image.channels + channel) * places.channels
                        + filter]
                }
              }
            }
            #expect(abs(y[i] - sum) < 1e-12)
            i += 1
          }
        }
      }
    }
  }

  /// More than fits into the cache is laid out in several parts.
  @Test func largeImagesAreConvolvedInParts() throws {
    let example = ConvolutionCase([3, 40, 50, 8], 4, size: 3, padding: 1)
    let patches = Patches(
      image: ImageShape(example.shape), window: Window(size: 3, stride: 1, padding: 1))
    #expect(patches.linesAtOnce < patches.lineCount)
    try convolutionsAgreeWithTheirDefinition(example: example)
    let check = try GradientCheck(input: example.shape) { input, graph in
      try example.layer.apply(to: input, in: &graph)
    }
    #expect(check.largestError(limit: 4) < 1e-6)
  }

  private static let pools: [(Shape, Int, Int)] = [
    ([2, 4, 6, 3], 2, 2), ([1, 5, 7, 2], 2, 2), ([2, 5, 5, 1], 3, 1), ([1, 7, 5, 4], 3, 2),
  ]

  @Test(arguments: pools)
  func gradientsOfPoolingAgreeWithDifferences(shape: Shape, size: Int, stride: Int) throws {
    for kind in [Pooling.Kind.max, .average] {
      let check = try GradientCheck(input: shape) { input, graph in
        let first = try Convolution(shape.columns, size: 1, initializer: IdentityInitializer())
          .apply(to: input, in: &graph)
        return try Pooling(kind, size: size, stride: stride).apply(to: first, in: &graph)
      }
      // Numbers so far apart that no small change makes another one the largest.
      var stream = RandomStream(seed: 1, name: "pixels")
      let pixels = stream.permutation(shape.count).map { Double($0) / 10 }
      check.session.write(pixels, to: check.program.graph.inputs[0].value)
      #expect(check.largestError() < 1e-6)
    }
  }

  @Test func gradientsAgreeWithDifferencesFromPixelsToFeatures() throws {
    let check = try GradientCheck(input: [2, 4, 5, 3]) { input, graph in
      let first = try Convolution(4, activation: Tanh()).apply(to: input, in: &graph)
      let flat = try Flatten().apply(to: first, in: &graph)
      return try Dense(3).apply(to: flat, in: &graph)
    }
    #expect(check.largestError() < 1e-6)
    let pooled = try GradientCheck(input: [2, 4, 5, 3]) { input, graph in
      let first = try Convolution(4, activation: Tanh()).apply(to: input, in: &graph)
      let mean = try GlobalAveragePooling().apply(to: first, in: &graph)
      return try Dense(3).apply(to: mean, in: &graph)
    }
    #expect(pooled.largestError() < 1e-6)
  }

  private func values(_ layer: any Layer, of pixels: [Double], _ shape: Shape) throws -> [Double] {
    var graph = Graph()
    let input = graph.input("input", shape: shape)
    let output = try layer.apply(to: input, in: &graph)
    let objective = try LinearLoss.sum.apply(to: output, target: nil, in: &graph)
    let session = Session(Program(graph, objective: objective), precision: .double, seed: 0)
    session.write(pixels, to: input)
    session.forward()
    return session.elements(of: output)
  }

  @Test func pooledValuesAreKnown() throws {
    let pixels = (0..<16).map { Double($0 * 7 % 16) }
    #expect(try values(Pooling(.max), of: pixels, [1, 4, 4, 1]) == [12, 14, 15, 13])
    #expect(try values(Pooling(.average), of: pixels, [1, 4, 4, 1]) == [5.5, 7.5, 9.5, 7.5])
    #expect(try values(GlobalAveragePooling(), of: pixels, [1, 4, 4, 1]) == [7.5])
    #expect(try values(GlobalAveragePooling(), of: pixels, [2, 2, 2, 2]) == [9, 4, 5, 12])
    #expect(try values(Flatten(), of: pixels, [2, 2, 2, 2]) == pixels)
  }

  @Test func maximumShowsNotANumber() throws {
    let found = try values(Pooling(.max), of: [1, .nan, 3, 2], [1, 2, 2, 1])
    #expect(found[0].isNaN)
  }

  @Test func senselessSettingsAreRefused() {
    var graph = Graph()
    let images = graph.input("images", shape: [1, 4, 4, 1])
    let flat = graph.input("flat", shape: [1, 16])
    let layers: [any Layer] = [
      Convolution(0), Convolution(1, size: 0), Convolution(1, stride: 0),
      Convolution(1, padding: -1), Convolution(1, padding: 3), Convolution(1, size: 5, padding: 0),
      Pooling(.max, size: 5), Pooling(.average, stride: 0),
    ]
    for layer in layers {
      #expect(throws: GraphError.self) { try layer.apply(to: images, in: &graph) }
    }
    for layer: any Layer in [Convolution(1), Pooling(.max), GlobalAveragePooling()] {
      #expect(throws: GraphError.self) { try layer.apply(to: flat, in: &graph) }
    }
  }
}
