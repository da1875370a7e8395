import Engine

/// The singular values of each layer's W, largest first; of a convolution, of the matrix from windows
/// to filters; of a recurrent layer, of U. Layers with fewer have the others missing.
struct WeightSingularValuesProbe: Probe {
  var gradients: GradientNeeds { [] }

  func axes(of network: Network) -> [Measurement.Axis] {
    [
      .init("layer", network.layers.indices.map { .number(Double($0 + 1)) }),
      .init("index", (0..<Self.count(of: network)).map { .number(Double($0 + 1)) }),
    ]
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    let count = Self.count(of: network)
    return network.layers.flatMap { layer -> [Double] in
      let elements = session.elements(of: layer.weights)
      let columns = layer.weights.shape.columns
      let rows = stride(from: 0, to: elements.count, by: columns).map {
        Array(elements[$0..<$0 + columns])
      }
      let values = SingularValues.of(rows)
      return values + Measurement.missing(count: count - values.count)
    }
  }

  func defaultCadence(steps: Int) -> Cadence { steps == 0 ? .first : .steps([0, steps]) }

  private static func count(of network: Network) -> Int {
    network.layers.map { min($0.weights.shape.rows, $0.weights.shape.columns) }.max() ?? 0
  }
}

/// The weights into each unit of the first layer, as pictures of what the unit looks for: rows and
/// columns are those of an image, or of rows of numbers that are `width` wide.
struct ReceptiveFieldProbe: Probe {
  var gradients: GradientNeeds { [] }

  /// At most so many units, the first ones.
  var limit: Int
  /// Of a picture, where samples are a row of numbers; nil for a square, or else for one row.
  var width: Int?

  func axes(of network: Network) -> [Measurement.Axis] {
    guard let layer = network.layers.first else { return [] }
    let units = min(limit, layer.weights.shape.columns)
    return [.init("unit", (0..<units).map { .number(Double($0 + 1)) })]
      + picture(of: layer, in: network).axes
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    guard let layer = network.layers.first else { return [] }
    let elements = session.elements(of: layer.weights)
    let columns = layer.weights.shape.columns
    let picture = picture(of: layer, in: network)
    let places = picture.height * picture.width
    let depth = layer.weights.shape.rows / places
    // With several channels a picture shows their mean.
    return (0..<min(limit, columns)).flatMap { unit in
      (0..<places).map { place in
        (0..<depth).reduce(0) { $0 + elements[(place * depth + $1) * columns + unit] }
          / Double(depth)
      }
    }
  }

  func defaultCadence(steps: Int) -> Cadence { .last }

  func objection(to network: Network) -> String? {
    guard let layer = network.layers.first, layer.recurrence == nil else {
      return "the first layer is none whose units see a sample at a glance"
    }
    let count = layer.weights.shape.rows
    if let width, count % width != 0 {
      return "a unit of the first layer has \(count) weights, which \(width) does not divide"
    }
    return nil
  }

  private func picture(of layer: LayerRecord, in network: Network) -> PictureExtent {
    let count = layer.weights.shape.rows
    if let width, count % width == 0 { return PictureExtent(height: count / width, width: width) }
    let sample = Array(network.input.shape.dimensions.dropFirst())
    guard sample.count == 3 else { return PictureExtent(numbers: count) }
    // An image taken flat, or else the windows of a convolution.
    if sample.reduce(1, *) == count { return PictureExtent(height: sample[0], width: sample[1]) }
    return PictureExtent(numbers: count / sample[2])
  }
}
