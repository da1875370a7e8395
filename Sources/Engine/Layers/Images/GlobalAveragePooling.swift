/// The mean of each channel over all pixels: images become batch × channels (Lin, Chen & Yan 2014).
public struct GlobalAveragePooling: Layer {
  public init() {}

  public func apply(to input: Value, in graph: inout Graph) throws(GraphError) -> Value {
    let image = try graph.checkImage(
      "global-average-pool", input, Window(size: 1, stride: 1, padding: 0))
    let output = graph.makeValue([image.batch, image.channels])
    graph.append(
      AveragePoolingOperation(
        input: input, output: output, windowHeight: image.height, windowWidth: image.width,
        stride: 1))
    return output
  }
}
