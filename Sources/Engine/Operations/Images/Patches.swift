/// The windows of a batch of images laid out as the rows of a matrix, a few rows of pixels at a time.
///
/// A row of the matrix has size × size × channels elements. Only as many are laid out at once as stay in
/// the cache.
struct Patches {
  let image: ImageShape
  let window: Window
  // Kept, since each takes a division that would else be made for every row of every window.
  let outputHeight: Int
  let outputWidth: Int
  /// The windows along a row of pixels that lie inside the image.
  private let inside: Range<Int>

  init(image: ImageShape, window: Window) {
    self.image = image
    self.window = window
    outputHeight = window.placeCount(along: image.height)
    outputWidth = window.placeCount(along: image.width)
    let first = min(outputWidth, (window.padding + window.stride - 1) / window.stride)
    let room = image.width + window.padding - window.size
    inside = first..<max(first, room < 0 ? 0 : min(outputWidth, room / window.stride + 1))
  }

  /// About so many scalars fill a quarter of a second-level cache of 1 MiB.
  private static let cacheCount = 65_536

  /// Elements of one window.
  var width: Int { window.size * window.size * image.channels }
  /// Rows of windows in the whole batch.
  var lineCount: Int { image.batch * outputHeight }
  /// Rows of windows that are laid out at once.
  var linesAtOnce: Int { max(1, min(lineCount, Self.cacheCount / (outputWidth * width))) }
  /// Scalars that are laid out at once.
  var count: Int { linesAtOnce * outputWidth * width }

  /// Whether the windows are the pixels themselves, as they are in memory.
  var arePixels: Bool { window == Window(size: 1, stride: 1, padding: 0) }

  /// Parts of all rows of windows, each laid out at once.
  func forEachPart(_ body: (_ lines: Range<Int>) -> Void) {
    var start = 0
    while start < lineCount {
      let end = min(lineCount, start + linesAtOnce)
      body(start..<end)
      start = end
    }
  }

  /// Lays out some rows of windows, with zeros where they reach over the border.
  func gather<S: Scalar>(
    _ lines: Range<Int>, of pixels: UnsafePointer<S>, into matrix: UnsafeMutablePointer<S>
  ) {
    forEachStrip(lines) { strip in
      let target = matrix + strip.place
      for i in 0..<strip.before { target[i] = 0 }
      Self.copy(strip.count, from: pixels + strip.pixel, to: target + strip.before)
      for i in 0..<strip.after { target[strip.before &+ strip.count &+ i] = 0 }
    }
  }

  /// Adds laid-out windows back to the pixels they came from.
  func scatter<S: Scalar>(
    _ lines: Range<Int>, from matrix: UnsafePointer<S>, to pixels: UnsafeMutablePointer<S>
  ) {
    forEachStrip(lines) { strip in
      Self.add(
        strip.count, from: matrix + (strip.place &+ strip.before), to: pixels + strip.pixel)
    }
  }

  /// A short copy: explicit vectors need no check that the two do not overlap, and eight elements are what most
  /// numbers of channels are multiples of.
  @inline(__always)
  private static func copy<S: Scalar>(
    _ count: Int, from source: UnsafePointer<S>, to target: UnsafeMutablePointer<S>
  ) {
    var i = 0
    while i &+ 8 <= count {
      Eight<S>(loading: source + i).store(to: target + i)
      i &+= 8
    }
    while i < count {
      target[i] = source[i]
      i &+= 1
    }
  }

  @inline(__always)
  private static func add<S: Scalar>(
    _ count: Int, from source: UnsafePointer<S>, to target: UnsafeMutablePointer<S>
  ) {
    var i = 0
    while i &+ 8 <= count {
      Eight<S>(loading: target + i).adding(Eight(loading: source + i)).store(to: target + i)
      i &+= 8
    }
    while i < count {
      target[i] += source[i]
      i &+= 1
    }
  }

  /// One row of pixels in one window, which is contiguous both in the image and in the matrix.
  private struct Strip {
    /// Where it begins in the matrix.
    let place: Int
    /// Elements left of the image, inside it, and right of it.
    let before: Int
    let count: Int
    let after: Int
    /// Where those inside the image begin in it.
    let pixel: Int
  }

  /// Goes through the windows of some lines, one row of the windows after the other.
  @inline(__always)
  private func forEachStrip(_ lines: Range<Int>, _ body: (Strip) -> Void) {
    for line in lines {
      let sample = line / outputHeight
      let top = line % outputHeight &* window.stride &- window.padding
      for dy in 0..<window.size {
        let y = top &+ dy
        let start =
          ((line &- lines.lowerBound) &* outputWidth &* window.size &+ dy) &* window.size
          &* image.channels
        if y >= 0 && y < image.height {
          let row = (sample &* image.height &+ y) &* image.width
          forEachStrip(ofRow: row, matrixStart: start, body)
        } else {
          for place in 0..<outputWidth { body(emptyStrip(at: start &+ place &* width)) }
        }
      }
    }
  }

  /// The strips of one row of pixels: those inside the image need no thought.
  @inline(__always)
  private func forEachStrip(
    ofRow row: Int, matrixStart start: Int, _ body: (Strip) -> Void
  ) {
    let channels = image.channels
    for place in 0..<inside.lowerBound { body(clippedStrip(place, row, start)) }
    for place in inside {
      let left = place &* window.stride &- window.padding
      body(
        Strip(
          place: start &+ place &* width, before: 0, count: window.size &* channels, after: 0,
          pixel: (row &+ left) &* channels))
    }
    for place in inside.upperBound..<outputWidth { body(clippedStrip(place, row, start)) }
  }

  private func clippedStrip(_ place: Int, _ row: Int, _ start: Int) -> Strip {
    let channels = image.channels
    let left = place &* window.stride &- window.padding
    let before = max(0, -left)
    let after = max(0, left &+ window.size &- image.width)
    return Strip(
      place: start &+ place &* width, before: before &* channels,
      count: (window.size &- before &- after) &* channels, after: after &* channels,
      pixel: (row &+ left &+ before) &* channels)
  }

  private func emptyStrip(at place: Int) -> Strip {
    Strip(place: place, before: window.size * image.channels, count: 0, after: 0, pixel: 0)
  }
}

/// Eight neighboring elements, of any alignment.
private struct Eight<S: Scalar> {
  private var elements: SIMD8<S>

  @inline(__always)
  init(loading source: UnsafePointer<S>) {
    elements = UnsafeRawPointer(source).loadUnaligned(as: SIMD8<S>.self)
  }

  @inline(__always)
  func adding(_ other: Self) -> Self {
    var sums = self
    for lane in 0..<8 { sums.elements[lane] += other.elements[lane] }
    return sums
  }

  @inline(__always)
  func store(to target: UnsafeMutablePointer<S>) {
    UnsafeMutableRawPointer(target).storeBytes(of: elements, as: SIMD8<S>.self)
  }
}
