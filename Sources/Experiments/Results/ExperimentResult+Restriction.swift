extension Measurement.Axis {
  /// At most so many of the labels, evenly spaced, the first and the last among them.
  public func spread(_ most: Int) -> [Measurement.Label] {
    guard labels.count > most, most > 1 else { return labels }
    return (0..<most).map { labels[$0 * (labels.count - 1) / (most - 1)] }
  }
}

extension ExperimentResult {
  /// The same result at one label of an axis, which disappears.
  ///
  /// What was measured at a single place stays as it is; other metrics without that label are left out.
  public func selecting(_ axis: String, _ label: Measurement.Label) -> ExperimentResult {
    reduced(along: axis) { places in
      places.selecting(axis, label)
    }
  }

  /// The same result at some labels of an axis.
  public func restricting(_ axis: String, to labels: [Measurement.Label]) -> ExperimentResult {
    reduced(along: axis) { places in
      guard let index = places.axisIndex(named: axis) else { return places }
      let own = places.axes[index].labels
      return places.selecting(axis: index, indices: labels.compactMap { own.firstIndex(of: $0) })
    }
  }

  private func reduced(
    along axis: String, _ reduce: (Measurement) -> Measurement?
  ) -> ExperimentResult {
    var result = self
    result.metrics = metrics.compactMap { metric in
      guard metric.measurement.axes.spans(axis) else { return metric }
      return reduce(metric.measurement).map { Metric(metric.name, $0) }
    }
    result.divergence = divergence.flatMap { $0.axes.spans(axis) ? reduce($0) : $0 }
    result.texts = texts.compactMap { text in
      guard text.axes.spans(axis) else { return text }
      // A measurement of the places of the texts is reduced as any other.
      let places = Measurement(axes: text.axes, values: text.strings.indices.map(Double.init))
      return reduce(places).map { places in
        Text(text.name, axes: places.axes, strings: places.values.map { text.strings[Int($0)] })
      }
    }
    return result
  }
}

extension ResultSchema.Experiment {
  /// The shape of the result at one label of an axis.
  public func removing(_ axis: String) -> ResultSchema.Experiment {
    var schema = self
    for index in schema.metrics.indices {
      schema.metrics[index].axes.removeAll { $0.name == axis }
    }
    return schema
  }
}

extension [Measurement.Axis] {
  /// Whether there is more than one place along the axis.
  fileprivate func spans(_ name: String) -> Bool {
    contains { $0.name == name && $0.labels.count > 1 }
  }
}
