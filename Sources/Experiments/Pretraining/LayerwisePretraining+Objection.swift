import Engine

extension LayerwisePretraining {
  /// Why a model cannot be pre-trained on some data, in an author's words; nil if it can.
  func objection(to model: [any Layer], source: any DatasetSource) -> String? {
    guard let settings else { return nil }
    let layers = model.first is Flatten ? Array(model.dropFirst()) : model
    guard source.sampleShape.dimensions.count == 1 || layers.count < model.count else {
      return "pre-training needs samples that are a row of numbers; these are "
        + "\(source.sampleShape), so let the model start with 'flatten'"
    }
    guard settings.batch <= source.sampleCount else {
      return "a pre-training batch of \(settings.batch) samples is more than the "
        + "\(source.sampleCount) there are"
    }
    guard layers.count > 1 else {
      return "pre-training needs a hidden layer: the last layer of a model is not pre-trained"
    }
    for (i, layer) in layers.enumerated() {
      if let objection = objection(to: layer, isLast: i == layers.count - 1) {
        return "layer \(i + 1) of the model cannot be pre-trained: \(objection)"
      }
    }
    return nil
  }

  private func objection(to layer: any Layer, isLast: Bool) -> String? {
    guard let dense = layer as? Dense else {
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
