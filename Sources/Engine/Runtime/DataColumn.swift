/// All samples of one input, kept in the session's own scalar type so that a batch is a copy.
struct DataColumn<S: Scalar> {
  let input: Value
  private let samples: [S]
  private let sampleCount: Int
  /// Elements of one sample.
  private let width: Int
  /// Into how many parts a sample is cut in a batch: its time steps, or one.
  private let partCount: Int
  private let partWidth: Int

  /// - Precondition: `values` holds whole samples, one after the other.
  init(_ values: [Double], for input: Value, sampleAxis: Int, subnormals: Subnormals) {
    let dimensions = input.shape.dimensions
    partCount = dimensions.prefix(sampleAxis).reduce(1, *)
    partWidth = dimensions.dropFirst(sampleAxis + 1).reduce(1, *)
    width = partCount * partWidth
    precondition(values.count % width == 0, "the data consists of whole samples")
    self.input = input
    samples = S.samples(values, subnormals)
    sampleCount = values.count / width
  }

  /// Copies samples into a batch; of sequences, all first time steps come first, then all second ones.
  ///
  /// Fewer samples than the batch has leave the rest of it as it is, unless they run in time.
  @specialized(where S == Float)
  @specialized(where S == Double)
  func copy(_ indices: ArraySlice<Int>, to target: UnsafeMutablePointer<S>) {
    precondition(
      indices.count * width == input.shape.count
        || (partCount == 1 && indices.count * width < input.shape.count),
      "one index for each sample of the batch")
    samples.withUnsafeBufferPointer { source in
      for (row, index) in indices.enumerated() {
        precondition(index >= 0 && index < sampleCount, "an index names a sample")
        for part in 0..<partCount {
          let destination = target + (part &* indices.count &+ row) &* partWidth
          let origin = index &* width &+ part &* partWidth
          for i in 0..<partWidth { destination[i] = source[origin &+ i] }
        }
      }
    }
  }
}
