import Charts
import Experiments

/// The series of a figure, in one panel or in one for each label of an axis.
struct SmallMultiples {
  struct Part {
    var title: String
    var series: [FigureSeries]
  }

  private(set) var panels: [Part] = []
  /// The axis that the series run along, with the labels of all of them.
  private(set) var xAxis: Measurement.Axis?
  private var inks: [(name: String, ink: Ink)] = []

  /// `select` gives the part of a measurement to draw, `valueLabel` is what its author calls the values: a
  /// series that nothing sets apart from others goes by that name, or by that of its place on a slider.
  init(
    _ source: FigureSource<ExperimentResult>, metrics: [String], panels panelAxis: String?,
    along x: String, isLine: Bool = false, names: ShownNames, valueLabel: String?,
    select: (Measurement) -> Measurement
  ) {
    let measurements = source.experiments.map { experiment in
      metrics.map { metric in
        let drawn =
          isLine && x == "step" ? experiment.drawnAlongSteps(metric) : experiment.drawn(metric)
        return drawn.map(select)
      }
    }
    for axis in measurements.joined().compactMap({ $0?.axes.first { $0.name == x } }) {
      xAxis = xAxis?.union(axis) ?? axis
    }
    let alone = source.place?.name(names) ?? valueLabel
    for (experiment, measured) in zip(source.experiments, measurements) {
      for case (let metric, let measurement?) in zip(metrics, measured) {
        let prefix =
          (source.experiments.count > 1 ? [experiment.name] : [])
          + (metrics.count > 1 ? [MetricLabel.label(of: metric)] : [])
        for (title, part) in Self.parts(of: measurement, by: panelAxis) {
          add(
            FigureSeries.split(part, along: x, on: xAxis).map {
              Self.named($0, prefix: prefix, metric: metric, alone, names)
            }, to: names.shown(title))
        }
      }
    }
    inks = Self.inks(of: panels.flatMap(\.series), at: source.place)
  }

  func ink(of series: FigureSeries) -> Ink {
    inks.first { $0.name == series.name }?.ink ?? .neutral
  }

  private mutating func add(_ series: [FigureSeries], to title: String) {
    if let index = panels.firstIndex(where: { $0.title == title }) {
      panels[index].series += series
    } else {
      panels.append(Part(title: title, series: series))
    }
  }

  private static func parts(
    of measurement: Measurement, by name: String?
  ) -> [(title: String, part: Measurement)] {
    guard let name, let index = measurement.axisIndex(named: name) else {
      return [("", measurement)]
    }
    let axis = measurement.axes[index]
    return axis.labels.enumerated().map { i, label in
      (axis.name(of: label), measurement.selecting(axis: index, index: i))
    }
  }

  private static func named(
    _ series: FigureSeries, prefix: [String], metric: String, _ alone: String?,
    _ names: ShownNames
  ) -> FigureSeries {
    var series = series
    series.labels = prefix.map { .text($0) } + series.labels
    let name = (prefix + (series.name.isEmpty ? [] : [series.name])).joined(separator: ", ")
    let alone = alone ?? MetricLabel.label(of: metric)
    series.name = names.shown(name.isEmpty ? alone : name, or: metric)
    return series
  }

  /// A series has one ink in all panels, and the only one at a place of a slider that of its place.
  private static func inks(
    of series: [FigureSeries], at place: SliderPlace?
  ) -> [(name: String, ink: Ink)] {
    var distinct: [FigureSeries] = []
    for line in series where !distinct.contains(where: { $0.name == line.name }) {
      distinct.append(line)
    }
    if distinct.count == 1, let place {
      return [(distinct[0].name, SeriesInk.inks(for: place)[place.index])]
    }
    return zip(distinct, SeriesInk.inks(for: distinct)).map { ($0.name, $1) }
  }
}
