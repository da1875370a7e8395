/// Counts in bins as an outline: steps along the tops of the bins.
///
/// A density is a count for each pixel, so that areas are counts on a logarithm as well.
package struct Density: Sendable {
  /// Pixels of the edges of the bins.
  private let edges: [Double]
  private let densities: [Double]

  package init(counts: [Double], edges: [Double], on axis: Projection) {
    let edges = edges.map(axis.clamped)
    self.edges = edges
    densities = counts.indices.map { bin in
      let width = abs(edges[bin + 1] - edges[bin])
      return width > 0 && counts[bin].isFinite ? max(0, counts[bin]) / width : 0
    }
  }

  /// The steps above a base, the tallest one `height` pixels tall.
  package func outline(base: Double, height: Double) -> [Position] {
    let greatest = densities.max() ?? 0
    var points: [Position] = []
    points.reserveCapacity(2 * densities.count)
    for (bin, density) in densities.enumerated() {
      let y = base - (greatest > 0 ? density / greatest : 0) * height
      points.append(Position(edges[bin], y))
      points.append(Position(edges[bin + 1], y))
    }
    return Simplify.polyline(points)
  }

  /// The bin with the greatest count above zero; of equal ones the last.
  package static func peak(of counts: [Double]) -> Int? {
    var peak: Int?
    for (bin, count) in counts.enumerated() where count > 0 {
      if count >= peak.map({ counts[$0] }) ?? 0 { peak = bin }
    }
    return peak
  }
}
