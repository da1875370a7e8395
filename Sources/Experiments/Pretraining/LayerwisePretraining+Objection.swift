import Engine

extension LayerwisePretraining {
  /// Why a model cannot be pre-trained on some samples of the data, in an author's words; nil if it can.
  func objection(
    to model: [any Layer], source: any DatasetSource, sampleCount: Int
  ) -> String? {
    guard let settings else { return nil }
    let layers = model.first?.unplaced is Flatten ? Array(model.dropFirst()) : model
    guard source.sampleShape.dimensions.count == 1 || layers.count < model.count else {
      return "pre-training needs samples that are a row of numbers; these are "
        + "\(source.sampleShape), so let the model start with 'flatten'"
    }
    guard settings.batch <= sampleCount else {
      return "a pre-training batch of \(settings.batch) samples is more than the "
        + "\(sampleCount) to learn from"
    }
    guard layers.count > 1 else {
      return "pre-training needs a hidden layer: the last layer of a model is not pre-trained"
    }
    for (i, layer) in layers.enumerated() {
      if let objection = objection(to: layer, isLast: i == layers.count - 1) {
        let place = (layer as? PlacedLayer)?.place ?? "layer \(i + 1)"
        return "\(place) cannot be pre-trained: \(objection)"
      }
    }
    return objectionToRecords(
      layers, settings, width: source.sampleShape.count, sampleCount: sampleCount)
  }

  private func objectionToRecords(
    _ model: [any Layer], _ settings: Pretraining, width: Int, sampleCount: Int
  ) -> String? {
    if records.contains(.reconstructions), sampleCount < PretrainingRecord.pictureCount {
      return
        "the record 'reconstructions' shows \(PretrainingRecord.pictureCount) samples, and there "
        + (sampleCount == 1 ? "is 1" : "are \(sampleCount)") + " to learn from"
    }
    let energies: [PretrainingRecord] = [.freeEnergy, .logLikelihood]
    if case .autoencoder = settings.method, let record = energies.first(where: records.contains) {
      return "an autoencoder is no distribution, so that it has no \(record.rawValue)"
    }
    let units = [width] + model.dropLast().compactMap { ($0.unplaced as? Dense)?.units }
    let limit = PretrainingRecord.largestEnumeration
    guard records.contains(.logLikelihood),
      zip(units, units.dropFirst()).allSatisfy({ min($0, $1) > limit })
    else { return nil }
    return "an exact log-likelihood goes through all states of a layer, which must have at most "
      + "\(limit) units"
  }

  private func objection(to layer: any Layer, isLast: Bool) -> String? {
    guard let dense = layer.unplaced as? Dense else {
      return "every layer must be dense, with its activation inside, "
        + "as in {dense: 64, activation: sigmoid}"
    }
    if isLast { return nil }
    if !(dense.activation is Sigmoid) { return "its activation must be sigmoid" }
    if dense.biasInitializer == nil { return "it has no bias" }
    if dense.initializer.calibration != nil {
      return "its initialiser would rescale what was learned"
    }
    return nil
  }
}
