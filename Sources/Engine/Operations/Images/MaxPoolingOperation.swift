/// y = the largest element of each window, channel by channel; ∂y goes to that element, the first of equals.
///
/// A NaN in the window is the largest, so that it stays visible.
struct MaxPoolingOperation: Operation {
  let input: Value
  let output: Value
  let window: Window

  var inputs: [Value] { [input] }
  var outputs: [Value] { [output] }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func forward<S: Scalar>(_ context: OperationContext<S>) {
    let x = context[input]
    let y = context[output]
    forEachLargest(x) { y[$1] = x[$0] }
  }

  @specialized(where S == Float)
  @specialized(where S == Double)
  func backward<S: Scalar>(_ context: OperationContext<S>) {
    guard context.needsGradient(0) else { return }
    let inputGradient = context.gradient(input)
    let outputGradient = context.gradient(output)
    if !context.accumulates(0) { inputGradient.update(repeating: 0, count: input.shape.count) }
    forEachLargest(context[input]) { inputGradient[$0] += outputGradient[$1] }
  }

  /// Calls `body` with the place of the largest element for each element of the output.
  @inline(__always)
  private func forEachLargest<S: Scalar>(
    _ x: UnsafePointer<S>, _ body: (_ largest: Int, _ output: Int) -> Void
  ) {
    let image = ImageShape(input.shape)
    let places = ImageShape(output.shape)
    var target = 0
    for sample in 0..<image.batch {
      for row in 0..<places.height {
        for column in 0..<places.width {
          let corner =
            ((sample &* image.height &+ row &* window.stride) &* image.width
              &+ column &* window.stride) &* image.channels
          for channel in 0..<image.channels {
            body(largest(x, corner &+ channel, image), target)
            target &+= 1
          }
        }
      }
    }
  }

  @inline(__always)
  private func largest<S: Scalar>(
    _ x: UnsafePointer<S>, _ corner: Int, _ image: ImageShape
  ) -> Int {
    var best = corner
    for dy in 0..<window.size {
      for dx in 0..<window.size {
        let place = corner &+ (dy &* image.width &+ dx) &* image.channels
        if x[place] > x[best] || (x[place].isNaN && !x[best].isNaN) { best = place }
      }
    }
    return best
  }
}
