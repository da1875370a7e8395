/// Makes images smaller: of each window, the largest element or the mean, channel by channel.
///
/// x: batch × height × width × channels; returns batch × places × places × channels with
/// (extent − size)/stride + 1 places, rounded down.
public struct Pooling: Layer {
  public enum Kind: Sendable {
    case max
    case average
  }

  public var kind: Kind
  public var size: Int
  public var stride: Int

  /// Without a stride, windows lie side by side.
  public init(_ kind: Kind, size: Int = 2, stride: Int? = nil) {
    self.kind = kind
    self.size = size
    self.stride = stride ?? size
  }

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    let window = Window(size: size, stride: stride, padding: 0)
    let image = try graph.checkImage(kind == .max ? "max-pool" : "average-pool", input, window)
    let output = graph.makeValue([
      image.batch, window.placeCount(along: image.height),
      window.placeCount(along: image.width), image.channels,
    ])
    switch kind {
    case .max:
      graph.append(MaxPoolingOperation(input: input, output: output, window: window))
    case .average:
      graph.append(
        AveragePoolingOperation(
          input: input, output: output, windowHeight: size, windowWidth: size, stride: stride))
    }
    return output
  }
}
