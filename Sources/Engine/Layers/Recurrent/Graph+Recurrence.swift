extension Graph {
  /// Adds the parameters and states of a recurrent layer with `gates` gates.
  ///
  /// - Throws: If `input` is not a sequence, or a setting makes no sense.
  mutating func recurrence(
    _ name: String, over input: Value, units: Int, gates: Int, _ settings: RecurrentSettings
  ) throws(GraphError) -> Recurrence {
    try check(name, input, units: units, settings)
    let dimensions = input.shape.dimensions
    let fan = Fan(input: input.shape.columns, output: units)
    let recurrentFan = Fan(input: units, output: units)
    let inputWeights = parameter(
      "\(name).input-weights", .weight, shape: [fan.input, gates * units],
      fan: settings.inputInitializer == nil ? recurrentFan : fan,
      initializer: GatedInitializer(
        gates: gates, base: settings.inputInitializer ?? ScaledInitializer.classicUniform))
    let weights = parameter(
      "\(name).weights", .weight, shape: [units, gates * units], fan: recurrentFan,
      initializer: GatedInitializer(gates: gates, base: settings.recurrentInitializer))
    let bias = settings.biasInitializer.map {
      parameter(
        "\(name).bias", .bias, shape: [gates * units], fan: recurrentFan, initializer: $0)
    }
    return Recurrence(
      input: input, tokens: oneHotTokens(of: input), inputWeights: inputWeights,
      recurrentWeights: weights, bias: bias,
      initialHidden: initialState("\(name).initial-hidden", of: input, units: units),
      sums: makeValue(Shape([dimensions[0], dimensions[1], gates * units])),
      hidden: makeValue(Shape([dimensions[0], dimensions[1], units])),
      last: settings.returns == .last ? makeValue([dimensions[1], units]) : nil,
      truncation: settings.truncation)
  }

  /// The state before the first time step, 0 unless somebody writes it.
  mutating func initialState(_ name: String, of input: Value, units: Int) -> Value {
    constant(
      name, shape: [input.shape.dimensions[1], units], initializer: ConstantInitializer(0))
  }

  /// Records a recurrent layer and returns what it hands on.
  mutating func record(
    _ name: String, _ recurrence: Recurrence, gateNames: [String] = [], cells: Value? = nil,
    initialCells: Value? = nil
  ) -> Value {
    let output = recurrence.last ?? recurrence.hidden
    record(
      LayerRecord(
        name: name, weights: recurrence.recurrentWeights, bias: recurrence.bias,
        preactivation: recurrence.sums, output: output,
        recurrence: RecurrenceRecord(
          inputWeights: recurrence.inputWeights, hidden: recurrence.hidden, cells: cells,
          gates: gateNames.isEmpty ? nil : recurrence.sums, gateNames: gateNames,
          initialHidden: recurrence.initialHidden, initialCells: initialCells)))
    return output
  }

  private func check(
    _ name: String, _ input: Value, units: Int, _ settings: RecurrentSettings
  ) throws(GraphError) {
    guard units > 0 else {
      throw .invalidSetting(
        layer: name, setting: "units", reason: "it is \(units), but must be at least 1")
    }
    if let truncation = settings.truncation, truncation < 1 {
      throw .invalidSetting(
        layer: name, setting: "truncate", reason: "it is \(truncation), but must be at least 1")
    }
    guard hasTime, input.shape.dimensions.count == 3 else {
      throw .shapeMismatch(
        layer: name,
        expected: "a sequence of vectors, time × batch × features, which a dataset of sequences, "
          + "an embedding or a recurrent layer with 'return: all' hands on",
        found: input.shape)
    }
  }
}
