extension PlannedExperiment {
  /// What a reader wants to know of the experiment in a glance: settings that all its runs share, then what varies.
  public var summary: [KeyInput] {
    let shared = points.first.map { first in
      first.settings.filter { setting in points.allSatisfy { $0.settings.contains(setting) } }
    }
    let fixed = (shared ?? []).map { KeyInput(String($0.name.dropFirst("spec.".count)), $0.value) }
    let varied = sweepAxes.map { axis in
      KeyInput(axis.name, axis.labels.map(\.description).joined(separator: ", "))
    }
    return fixed + varied
      + [
        KeyInput("seeds", seedCount == 1 ? "1" : "1…\(seedCount)"),
        KeyInput("parameters", parameterCounts),
      ]
  }

  private var parameterCounts: String {
    let counts = Set(points.map(\.run.network.program.parameterCount)).sorted()
    guard let least = counts.first, let most = counts.last else { return "0" }
    return least == most ? "\(least)" : "\(least)…\(most)"
  }
}
