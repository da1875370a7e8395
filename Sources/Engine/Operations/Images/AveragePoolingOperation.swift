/// y = the mean of each window, channel by channel; each element of the window gets ∂y/(number of elements).
struct AveragePoolingOperation: Operation {
  let input: Value
  let output: Value
  let windowHeight: Int
  let windowWidth: Int
  let stride: Int

  var inputs: [Value] { [input] }
  var outputs: [Value] { [output] }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let x = context[input]
    let y = context[output]
    let channels = input.shape.columns
    let factor = 1 / S(windowHeight * windowWidth)
    y.update(repeating: 0, count: output.shape.count)
    forEachPixel { pixel, place in
      for channel in 0..<channels {
        y[place &+ channel] = y[place &+ channel].addingProduct(factor, x[pixel &+ channel])
      }
    }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    guard context.needsGradient(0) else { return }
    let inputGradient = context.gradient(input)
    let outputGradient = context.gradient(output)
    let channels = input.shape.columns
    let factor = 1 / S(windowHeight * windowWidth)
    if !context.accumulates(0) { inputGradient.update(repeating: 0, count: input.shape.count) }
    forEachPixel { pixel, place in
      for channel in 0..<channels {
        inputGradient[pixel &+ channel] = inputGradient[pixel &+ channel]
          .addingProduct(factor, outputGradient[place &+ channel])
      }
    }
  }

  /// Calls `body` for each pixel of each window, with where its channels begin and those of the output.
  @inline(__always)
  private func forEachPixel(_ body: (_ pixel: Int, _ place: Int) -> Void) {
    let image = ImageShape(input.shape)
    let rows = (image.height - windowHeight) / stride + 1
    let columns = (image.width - windowWidth) / stride + 1
    var place = 0
    for sample in 0..<image.batch {
      for row in 0..<rows {
        for column in 0..<columns {
          for y in row &* stride..<row &* stride &+ windowHeight {
            for x in column &* stride..<column &* stride &+ windowWidth {
              let pixel = (sample &* image.height &+ y) &* image.width &+ x
              body(pixel &* image.channels, place)
            }
          }
          place &+= image.channels
        }
      }
    }
  }
}
