import Engine

/// Bins of equal width between two bounds, on a linear or a logarithmic scale.
struct Bins: Sendable {
  enum Scale: String, CaseIterable, Sendable {
    case linear
    /// Bins of magnitudes; bounds above 0.
    case log
  }

  /// Where an element lies.
  enum Place: Hashable {
    case bin(Int)
    case outside(Outside)
  }

  /// What no bin holds.
  enum Outside: String, CaseIterable, Sendable {
    /// Exactly 0, which has no place on a logarithm.
    case zero
    case below
    case above
    case notNumber = "not-a-number"
  }

  var count: Int
  var lower: Double
  var upper: Double
  var scale: Scale

  /// The lower edges. Each bin reaches to the next one's, the last to `upper` and has it.
  var edges: [Double] { (0..<count).map { position(Double($0) / Double(count)) } }

  /// On a linear scale 0 is a number like any other.
  var outside: [Outside] { scale == .log ? Outside.allCases : [.below, .above, .notNumber] }

  private func position(_ fraction: Double) -> Double {
    switch scale {
    case .linear: lower + fraction * (upper - lower)
    case .log:
      PortableMath.exp(
        PortableMath.log(lower) + fraction * (PortableMath.log(upper) - PortableMath.log(lower)))
    }
  }

  func place(_ element: Double) -> Place {
    let value = scale == .log ? element.magnitude : element
    if value.isNaN { return .outside(.notNumber) }
    if scale == .log, value == 0 { return .outside(.zero) }
    if value < lower { return .outside(.below) }
    if value > upper { return .outside(.above) }
    let fraction =
      switch scale {
      case .linear: (value - lower) / (upper - lower)
      case .log:
        (PortableMath.log(value) - PortableMath.log(lower))
          / (PortableMath.log(upper) - PortableMath.log(lower))
      }
    return .bin(Int(min(max(fraction * Double(count), 0), Double(count - 1))))
  }

  /// The share of elements in each bin: of all of them, so that the shares add up to less than 1 where some
  /// lie outside.
  func shares(of elements: [Double]) -> [Double] {
    var counts = [Int](repeating: 0, count: count)
    for element in elements {
      if case .bin(let index) = place(element) { counts[index] += 1 }
    }
    return counts.map { Double($0) / Double(elements.count) }
  }

  /// The share of elements in none of the bins, in the order of `outside`.
  func sharesOutside(of elements: [Double]) -> [Double] {
    var counts: [Outside: Int] = [:]
    for element in elements {
      if case .outside(let place) = self.place(element) { counts[place, default: 0] += 1 }
    }
    return outside.map { Double(counts[$0] ?? 0) / Double(elements.count) }
  }
}
