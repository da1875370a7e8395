import Engine

/// Finds settings of a sweep that change no run, because something nearer has the last word: the `init` of a
/// variant, for example, where every layer says itself how it starts.
///
/// A setting that only says what holds anyway, such as `clip: none` beside `clip: {norm: 1}`, is no such case: it
/// would change the runs if it had another value.
struct SettingsWithoutEffect {
  let node: ReaderNode
  let sweep: Sweep
  let bookFolder: String
  /// Of each point of the sweep, in its order.
  let signatures: [String]

  var warnings: [Diagnostic] {
    sweep.axes.indices.flatMap { axis in
      sweep.axes[axis].name == Sweep.variantName ? variantWarnings(axis) : gridWarnings(axis)
    }
  }

  // MARK: A grid

  /// Labels of an axis that make the same runs as an earlier one, beside whatever the other axes say.
  private func gridWarnings(_ axis: Int) -> [Diagnostic] {
    let labels = sweep.axes[axis].labels
    let (repeated, count) = repetitions(axis)
    guard let override = sweep.axes[axis].overrides.first?.first else { return [] }
    if labels.count > 1, count == 1 { return [warning(override)] }
    return repeated.compactMap { label, earlier in
      guard let own = sweep.axes[axis].overrides[label].first else { return nil }
      return Diagnostic(
        .warning, at: own.value.position, length: own.value.length,
        "the values '\(labels[earlier])' and '\(labels[label])' of '\(own.name)' make the same runs"
      )
    }
  }

  /// Labels of an axis with an earlier one that makes the same runs, and how many make different ones.
  private func repetitions(_ axis: Int) -> (repeated: [(label: Int, of: Int)], count: Int) {
    let labels = sweep.axes[axis].labels
    var columns = [[String]](repeating: [], count: labels.count)
    for (point, signature) in zip(sweep.points, signatures) {
      columns[point[axis]].append(signature)
    }
    var first: [[String]: Int] = [:]
    var repeated: [(label: Int, of: Int)] = []
    for (label, column) in columns.enumerated() {
      if let earlier = first[column] {
        repeated.append((label, earlier))
      } else {
        first[column] = label
      }
    }
    return (repeated, first.count)
  }

  // MARK: Variants

  private func variantWarnings(_ axis: Int) -> [Diagnostic] {
    let overrides = sweep.axes[axis].overrides
    let inert = overrides.indices.map { variant in
      overrides[variant].filter { override in
        overrides[variant].firstIndex(of: override).map { isInert($0, of: variant, axis) } ?? false
      }
    }
    let labels = sweep.axes[axis].labels
    let places = sweep.axes[axis].places
    // A setting that does nothing explains by itself why two variants are the same.
    let equal = repetitions(axis).repeated.filter {
      inert[$0.label].isEmpty && inert[$0.of].isEmpty
    }
    return inert.joined().map(warning)
      + equal.map { label, earlier in
        Diagnostic(
          .warning, at: places[label], length: 1,
          "the variants '\(labels[earlier])' and '\(labels[label])' make the same runs")
      }
  }

  /// Whether a variant's runs are the same without one of its settings, and also with another value of it.
  private func isInert(_ index: Int, of variant: Int, _ axis: Int) -> Bool {
    let all = sweep.axes[axis].overrides
    let own = all[variant][index]
    let others = all.indices.filter { $0 != variant }.flatMap { all[$0] }
      .filter { $0.path == own.path && $0.value != own.value }
    let alternatives = others.map(\.value) + own.alternatives
    var isTried = false
    for (point, signature) in zip(sweep.points, signatures) where point[axis] == variant {
      guard self.signature(at: point, axis, index, nil) == signature else { return false }
      for value in alternatives {
        guard let changed = self.signature(at: point, axis, index, value) else { continue }
        guard changed == signature else { return false }
        isTried = true
      }
    }
    return isTried
  }

  /// The signature of a point where one setting of its variant has another value, or is left out; nil if that
  /// cannot be read.
  private func signature(
    at point: Sweep.Indices, _ changedAxis: Int, _ index: Int, _ value: ReaderNode?
  ) -> String? {
    do {
      var tree = node
      for (number, axis) in sweep.axes.enumerated() {
        for (place, override) in axis.overrides[point[number]].enumerated() {
          var override = override
          if number == changedAxis, place == index {
            guard let value else { continue }
            override.value = value
          }
          try override.apply(to: &tree)
        }
      }
      return try ExperimentReader.readParts(tree, bookFolder: bookFolder).signature
    } catch {
      return nil
    }
  }

  private func warning(_ override: Override) -> Diagnostic {
    let path = override.path.joined(separator: ".")
    let key = override.path.first ?? ""
    return Diagnostic(
      .warning, at: override.key, length: path.count, "'\(path)' changes no run here",
      notes: [
        ["optimizer", "freeze"].contains(key)
          ? "without 'steps' nothing is learned"
          : "what stands nearer, such as a layer's own '\(key)', has the last word"
      ])
  }
}

extension Override {
  /// Other values that the key could have, to see whether it matters at all.
  fileprivate var alternatives: [ReaderNode] {
    var texts: [String] = []
    if path == ["init"] { texts += ["zeros", "{constant: 0.7}"] }
    if let key = Terms.experimentKeys.first(where: { [$0.name] == path }) {
      texts.append(String(key.example.dropFirst(key.name.count + 2)))
    }
    switch value.text {
    case "true", "yes", "on": texts.append("false")
    case "false", "no", "off": texts.append("true")
    case let text?:
      if let whole = NumberSyntax.integer(text) {
        texts.append(String(whole &+ 1))
      } else if let number = NumberSyntax.double(text) {
        texts.append("\(number / 2)")
      } else if name == "activation" {
        texts += ["tanh", "relu"]
      }
    case nil: break
    }
    return texts.compactMap { text in
      try? YAMLReader.parse(DirectiveSource(text: text, at: value.position))
    }
  }
}

extension Parts {
  /// Settings of the experiment itself that play no part in this run, although an author gave them.
  func idleKeys(among given: Set<String>) -> Set<String> {
    var idle: Set<String> = []
    if given.contains("init") {
      var (zeros, ones) = (self, self)
      zeros.initializer = ConstantInitializer(0)
      ones.initializer = ConstantInitializer(1)
      if adversarial == nil, zeros.modelSignature == ones.modelSignature { idle.insert("init") }
    }
    if !updatesParameters, adversarial == nil {
      for key in ["optimizer", "freeze"] where given.contains(key) { idle.insert(key) }
    }
    return idle
  }
}
