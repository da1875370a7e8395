/// Reads an experiment at every point of its sweep.
struct SweepReading {
  let node: ReaderNode
  let frame: ExperimentReader.Frame
  let bookFolder: String

  init(_ node: ReaderNode, _ frame: ExperimentReader.Frame, bookFolder: String) {
    self.node = node
    self.frame = frame
    self.bookFolder = bookFolder
  }

  /// All points, and what the author should know of them. `ownKeys` are those of the experiment itself, and not
  /// of what it is based on, with their places.
  ///
  /// - Throws: All that is wrong with any of them, each once.
  func points(
    ownKeys: [String: ReaderNode.Entry]
  ) throws(Diagnostics) -> (points: [PlannedExperiment.Point], warnings: [Diagnostic]) {
    var points: [PlannedExperiment.Point] = []
    var errors = Gathering()
    var warnings = Gathering()
    var idleSettings = Gathering()
    var signatures: [String] = []
    var idle = Set(ownKeys.keys)
    for indices in frame.sweep.points {
      do throws(Diagnostics) {
        let point = try frame.sweep.apply(indices, to: node)
        let parts = try ExperimentReader.readParts(point, bookFolder: bookFolder)
        let run = try parts.run(of: point, within: frame.budget)
        warnings.add(parts.warnings(point, run), at: indices)
        idleSettings.add(parts.idleSettings(among: ownKeys, in: run), at: indices)
        if !frame.sweep.axes.isEmpty { signatures.append(parts.signature) }
        if !idle.isEmpty { idle = parts.idleKeys(among: idle) }
        points.append(
          PlannedExperiment.Point(
            indices: indices, run: run, settings: Self.settings(of: point),
            outline: ModelOutline(point["model"] ?? point, of: run.network)))
      } catch {
        errors.add(error.all, at: indices)
      }
    }
    guard errors.isEmpty else { throw Diagnostics(errors.all(of: frame.sweep)) }
    let ineffective = SettingsWithoutEffect(
      node: node, sweep: frame.sweep, bookFolder: bookFolder, signatures: signatures)
    return (
      points,
      warnings.all(of: frame.sweep) + idleWarnings(idle, ownKeys)
        + idleSettings.common(to: frame.sweep)
        + (frame.sweep.axes.isEmpty ? [] : ineffective.warnings) + unreachedSteps(points)
    )
  }

  private static func settings(of point: ReaderNode) -> [KeyInput] {
    let planning: Set = ["sweep", "seeds", "expect", "budget"]
    let entries = (point.entries ?? []).filter { !planning.contains($0.key) }
    return ReaderNode(.mapping(entries), at: point.position).flattened()
      .map { KeyInput("spec.\($0.path)", $0.value) }
  }

  private func idleWarnings(
    _ idle: Set<String>, _ ownKeys: [String: ReaderNode.Entry]
  ) -> [Diagnostic] {
    idle.sorted().compactMap { key in
      guard let entry = ownKeys[key] else { return nil }
      return Diagnostic(
        .warning, at: entry.keyPosition, length: entry.keyLength, "'\(key)' changes no run here",
        notes: [
          key == "init"
            ? "every layer says itself how it starts, or has nothing to start"
            : "without 'steps' nothing is learned"
        ])
    }
  }

  /// Steps of a list that no run has.
  private func unreachedSteps(_ points: [PlannedExperiment.Point]) -> [Diagnostic] {
    let most = points.map(\.run.steps).max() ?? 0
    let cadences = (points.first?.run.recordings ?? []).map { ($0.name, $0.cadence) }
    return cadences.compactMap { name, cadence in
      guard case .steps(let steps) = cadence, let late = steps.first(where: { $0 > most }) else {
        return nil
      }
      let place = node["record"] ?? node
      return Diagnostic(
        .warning, at: place.position, length: place.length,
        "\(name) is not recorded at step \(late): the steps go from 0 to \(most)")
    }
  }
}

/// Diagnostics of the points of a sweep, each once, with the first point at which it was found if it is not all.
private struct Gathering {
  private var order: [Diagnostic] = []
  private var found: [Diagnostic: (first: Sweep.Indices, count: Int)] = [:]

  var isEmpty: Bool { order.isEmpty }

  mutating func add(_ diagnostics: [Diagnostic], at point: Sweep.Indices) {
    for diagnostic in diagnostics.distinct {
      if found[diagnostic] == nil { order.append(diagnostic) }
      found[diagnostic, default: (point, 0)].count += 1
    }
  }

  /// Those that were found at every point.
  func common(to sweep: Sweep) -> [Diagnostic] {
    let count = sweep.points.count
    return order.filter { found[$0]?.count == count }
  }

  func all(of sweep: Sweep) -> [Diagnostic] {
    let count = sweep.points.count
    return order.map { diagnostic in
      var diagnostic = diagnostic
      if let place = found[diagnostic], place.count < count {
        let labels = zip(sweep.axes, place.first).map { "\($0.name)=\($0.labels[$1])" }
        diagnostic.notes.append("at \(labels.joined(separator: ", ")) of the sweep")
      }
      return diagnostic
    }
  }
}

extension [Diagnostic] {
  fileprivate var distinct: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }
  }
}
