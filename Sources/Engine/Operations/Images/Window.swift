/// A square window that moves over an image: how big, how far at a time, and how much border is added.
struct Window: Hashable {
  let size: Int
  let stride: Int
  /// Zeros added on each side.
  let padding: Int

  /// How many places the window has along an extent; 0 or less if it does not fit.
  func placeCount(along extent: Int) -> Int {
    let room = extent + 2 * padding - size
    return room < 0 ? 0 : room / stride + 1
  }
}

/// The extents of a batch of images: batch × height × width × channels.
///
/// With the channels last, a convolution is a product of matrices with a row for each pixel, each output
/// is written where the next layer reads it, and what normalizes columns normalizes channels.
struct ImageShape {
  let batch: Int
  let height: Int
  let width: Int
  let channels: Int

  /// - Precondition: four dimensions.
  init(_ shape: Shape) {
    precondition(shape.dimensions.count == 4, "a batch of images has four dimensions")
    batch = shape.dimensions[0]
    height = shape.dimensions[1]
    width = shape.dimensions[2]
    channels = shape.dimensions[3]
  }
}
