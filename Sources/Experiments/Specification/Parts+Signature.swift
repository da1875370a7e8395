import Engine

extension Parts {
  /// Everything that decides what a run computes, as a text: two points of a sweep with one signature are the
  /// same run, whatever an author wrote.
  ///
  /// Compared within one build only; what is recorded is the same at all points.
  var signature: String {
    let defaults = LayerDefaults(given: initializer, symbols: source.symbolCount)
    var parts = [
      "\(source)", "\(loss)", modelSignature, "\(batch ?? remainingSamples)",
      "\(isShuffled && takesParts)", "\(steps)", "\(precision) \(subnormals)",
      updateSignature,
      holdOut.map { "\($0.count) \($0.choice(of: source)) \($0.seed)" } ?? "",
      pretraining?.settings.map { "\($0)" } ?? "",
      PretrainingRecord.allCases.filter { pretraining?.records.contains($0) ?? false }
        .map(\.rawValue).joined(separator: " "),
    ]
    if let adversarial {
      let layers = adversarial.generator.signature(with: defaults.replacing(place: "generator"))
      parts += [
        layers, "\(adversarial.noise) \(adversarial.criticSteps)",
        "\(adversarial.loss as GeneratorLoss?)",
        "\(adversarial.optimizer as OptimizerSetting?)",
        "\(adversarial.clipping as GradientClipping?)",
      ]
    }
    return parts.joined(separator: "\n")
  }

  /// The layers as they start.
  var modelSignature: String {
    layers.signature(with: LayerDefaults(given: initializer, symbols: source.symbolCount))
  }

  /// Whether a step sees a part of the samples: only then their order matters.
  var takesParts: Bool { adversarial != nil || (batch ?? remainingSamples) < remainingSamples }

  /// Whether parameters ever change, if only to look at the change.
  var updatesParameters: Bool {
    steps > 0
      || probes.contains { setting in
        guard case .numbers(let probe) = setting.instrument else { return false }
        return probe is UpdateRatioProbe || probe is SmoothnessProbe
      }
  }

  /// Sets are written in order.
  private var updateSignature: String {
    let penalties = update.regularizations
      .filter { $0.l1 != 0 || $0.l2 != 0 || $0.decay != 0 || $0.maxNorm != nil }
      .map { penalty in
        let kinds = ParameterKind.allCases.filter(penalty.kinds.contains)
        return
          "\(penalty.l1) \(penalty.l2) \(penalty.decay) \(penalty.maxNorm ?? -1) \(penalty.layers) \(kinds)"
      }
    let clipping = "\(update.clipping as GradientClipping?) \(penalties)"
    guard updatesParameters else { return clipping }
    let frozen =
      if case .numbers(let numbers) = update.frozen { "\(numbers.sorted())" } else {
        "\(update.frozen)"
      }
    return "\(clipping) \(update.optimizer) \(rate) \(update.weightBound ?? -1) \(frozen)"
  }
}

extension [LayerTemplate] {
  /// What each layer is, without making all of its repetitions.
  fileprivate func signature(with defaults: LayerDefaults) -> String {
    enumerated().map { index, template in
      var defaults = defaults
      defaults.repeatCount = template.count
      defaults.place += "[\(index + 1)]"
      return "\(template.count) \(template.make(defaults))"
    }.joined(separator: "\n")
  }
}
