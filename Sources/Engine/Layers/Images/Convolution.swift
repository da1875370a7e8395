/// A convolution over images: at each place, h = f(window·W + b), with the same W everywhere.
///
/// x: batch × height × width × channels, W: size × size × channels × filters, b: filters,
/// h: batch × places × places × filters with (extent + 2·padding − size)/stride + 1 places, rounded down.
public struct Convolution: Layer {
  public var filters: Int
  public var size: Int
  public var stride: Int
  /// Zeros added on each side; nil keeps the extent at stride 1, for windows of odd size.
  public var padding: Int?
  public var activation: any Activation
  public var initializer: any Initializer
  /// nil leaves the bias out.
  public var biasInitializer: (any Initializer)?

  public init(
    _ filters: Int, size: Int = 3, stride: Int = 1, padding: Int? = nil,
    activation: any Activation = Identity(),
    initializer: any Initializer = HeInitializer(.normal),
    biasInitializer: (any Initializer)? = ConstantInitializer(0)
  ) {
    self.filters = filters
    self.size = size
    self.stride = stride
    self.padding = padding
    self.activation = activation
    self.initializer = initializer
    self.biasInitializer = biasInitializer
  }

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    let name = graph.uniqueLayerName("conv")
    guard filters > 0 else {
      throw .invalidSetting(
        layer: name, setting: "filters", reason: "there are \(filters), but must be at least 1")
    }
    let window = Window(size: size, stride: stride, padding: padding ?? (size - 1) / 2)
    let image = try graph.checkImage(name, input, window)
    let patches = Patches(image: image, window: window)
    let fan = Fan(input: patches.width, output: size * size * filters)
    let weights = graph.parameter(
      "\(name).weights", .weight, shape: [size, size, image.channels, filters], fan: fan,
      initializer: initializer)
    let bias = biasInitializer.map {
      graph.parameter("\(name).bias", .bias, shape: [filters], fan: fan, initializer: $0)
    }
    let preactivation = graph.makeValue([
      image.batch, patches.outputHeight, patches.outputWidth, filters,
    ])
    graph.append(
      ConvolutionOperation(
        input: input, weights: weights, bias: bias, output: preactivation, patches: patches))
    graph.record(
      LayerRecord(
        name: name, weights: weights, bias: bias, preactivation: preactivation,
        output: preactivation))
    let output = activation.apply(to: preactivation, in: &graph)
    graph.setOutputOfNewestLayer(output)
    return output
  }
}

extension Graph {
  /// The extents of a batch of images that a window fits into.
  func checkImage(
    _ name: String, _ input: Value, _ window: Window
  ) throws(GraphError) -> ImageShape {
    guard input.shape.dimensions.count == 4 else {
      throw .shapeMismatch(
        layer: name, expected: "images, batch × height × width × channels", found: input.shape)
    }
    for (setting, value, least) in [
      ("size", window.size, 1), ("stride", window.stride, 1), ("padding", window.padding, 0),
    ] where value < least {
      throw .invalidSetting(
        layer: name, setting: setting, reason: "it is \(value), but must be at least \(least)")
    }
    let image = ImageShape(input.shape)
    guard window.padding < window.size else {
      throw .invalidSetting(
        layer: name, setting: "padding",
        reason: "it is \(window.padding), but must be less than the window of \(window.size)")
    }
    guard min(image.height, image.width) + 2 * window.padding >= window.size else {
      throw .shapeMismatch(
        layer: name, expected: "images that a window of \(window.size) fits into",
        found: input.shape)
    }
    return image
  }
}
