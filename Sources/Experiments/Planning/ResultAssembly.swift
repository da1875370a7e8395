extension PlannedExperiment {
  /// Puts the results of all runs side by side along the axes of the sweep and the seeds.
  ///
  /// Where runs have different labels along an axis, as networks of different depth, the axis gets
  /// all of them, and what a run does not have is missing; of texts it is empty.
  ///
  /// `results` holds one for each job of `jobs()`, in that order.
  public func result(from results: [RunResult]) -> ExperimentResult {
    precondition(results.count == points.count * seedCount, "one result for each run")
    let metrics = metricAxes.map { metric in
      let inner = Array(metric.axes.dropFirst(outerAxes.count))
      let values: [Double] = results.flatMap { result in
        // A run without pre-training has nothing to say about it.
        guard let own = result[metric.name] else {
          return Measurement.missing(count: inner.reduce(1) { $0 * $1.labels.count })
        }
        return own.values.spread(from: own.axes, over: inner, missing: Measurement.missing)
      }
      return ExperimentResult.Metric(
        metric.name, Measurement(axes: metric.axes, values: values))
    }
    let texts = textAxes.enumerated().map { index, text in
      let inner = Array(text.axes.dropFirst(outerAxes.count))
      let strings = results.enumerated().flatMap { number, result in
        let own = [points[number / seedCount].run.stepAxis(ofText: index)]
        let written = result.texts[index].texts
        let unreached = [String](repeating: "", count: own[0].labels.count - written.count)
        return (written + unreached).spread(from: own, over: inner, missing: "")
      }
      return ExperimentResult.Text(text.name, axes: text.axes, strings: strings)
    }
    return ExperimentResult(
      name: name, metrics: metrics, texts: texts, seeds: seedCount,
      divergence: divergence(of: results))
  }

  private func divergence(of results: [RunResult]) -> Measurement? {
    let steps = results.map { result in
      if case .diverged(let step, _) = result.outcome { Double(step) } else { Measurement.missing }
    }
    guard !steps.allSatisfy(Measurement.isMissing) else { return nil }
    return Measurement(axes: outerAxes, values: steps)
  }
}

extension Array {
  /// Elements along some axes at all combinations of the labels of others, `missing` where there is
  /// no such label.
  fileprivate func spread(
    from own: [Measurement.Axis], over axes: [Measurement.Axis], missing: Element
  ) -> [Element] {
    if own == axes { return self }
    var result = [Element](
      repeating: missing, count: axes.reduce(1) { $0 * $1.labels.count })
    let places = zip(own, axes).map { own, wide in
      let places = Dictionary(
        zip(wide.labels, wide.labels.indices), uniquingKeysWith: { first, _ in first })
      return own.labels.map { places[$0] }
    }
    for (offset, element) in enumerated() {
      var rest = offset
      var target = 0
      var stride = 1
      for axis in axes.indices.reversed() {
        let i = rest % own[axis].labels.count
        rest /= own[axis].labels.count
        target += (places[axis][i] ?? 0) * stride
        stride *= axes[axis].labels.count
      }
      result[target] = element
    }
    return result
  }
}

extension Measurement.Axis {
  /// For each axis, the labels of all alternatives: numbers ascending, words as they come.
  static func union(_ alternatives: [[Measurement.Axis]]) -> [Measurement.Axis] {
    guard var axes = alternatives.first else { return [] }
    var known = axes.map { Set($0.labels) }
    for other in alternatives.dropFirst() where other != axes {
      for i in axes.indices {
        axes[i].labels += other[i].labels.filter { known[i].insert($0).inserted }
      }
    }
    for i in axes.indices {
      let numbers = axes[i].labels.compactMap { if case .number(let n) = $0 { n } else { nil } }
      if numbers.count == axes[i].labels.count {
        axes[i].labels = numbers.sorted().map { .number($0) }
      }
    }
    return axes
  }
}
