import Charts
import Experiments

/// One line of a figure: a metric along an axis, for one choice of all other axes.
struct FigureSeries {
  var name: String
  /// What the line is called by its labels alone: `relu`, `20`.
  var labels: [Measurement.Label]
  var points: [Point]
  /// Smallest and largest over the seeds, if there is more than one.
  var intervals: [Interval]

  /// NaN if one is NaN, as the median is: `min()` would depend on their order.
  private static func least(of seeds: [Double]) -> Double {
    seeds.contains(where: \.isNaN) ? .nan : seeds.min() ?? .nan
  }

  private static func greatest(of seeds: [Double]) -> Double {
    seeds.contains(where: \.isNaN) ? .nan : seeds.max() ?? .nan
  }

  /// Splits a measurement into one line for each combination of the labels of the axes that are neither
  /// `x` nor the seed. Over the seeds a line is the median.
  ///
  /// `shared` has the labels of several measurements along `x`: points stand where it has theirs.
  static func split(
    _ measurement: Measurement, along x: String, on shared: Measurement.Axis? = nil
  ) -> [FigureSeries] {
    guard let axis = measurement.axes.first(where: { $0.name == x }) else { return [] }
    let positions = axis.labels.map((shared ?? axis).position)
    let hasSeeds = measurement.axes.contains { $0.name == "seed" && $0.labels.count > 1 }
    return Slice.slices(of: measurement, along: [x]).map { slice in
      let measured = zip(positions, slice.places).filter { !$1.isEmpty }
      return FigureSeries(
        name: slice.name, labels: slice.labels,
        points: measured.map { Point($0, Measurement.median(of: $1)) },
        intervals: hasSeeds
          ? measured.map { Interval($0, least(of: $1), greatest(of: $1)) } : [])
    }
  }
}
