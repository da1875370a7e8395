extension PlannedExperiment {
  /// What a reader wants to know of the experiment in a glance: settings that all its runs share, then what varies.
  public var summary: [KeyInput] {
    let shared = points.first.map { first in
      first.settings.filter { setting in points.allSatisfy { $0.settings.contains(setting) } }
    }
    let fixed = (shared ?? []).map { setting in
      let name = String(setting.name.dropFirst("spec.".count))
      return KeyInput(name, name == "hold-out" ? holdOutSummary ?? setting.value : setting.value)
    }
    let varied = sweepAxes.map { axis in
      KeyInput(axis.name, axis.labels.map(\.description).joined(separator: ", "))
    }
    return fixed + varied
      + [
        KeyInput("seeds", seedCount == 1 ? "1" : "1…\(seedCount)"),
        KeyInput("parameters", parameterCounts),
      ]
  }

  /// Which samples are held out, where the data decides it.
  private var holdOutSummary: String? {
    guard let run = points.first?.run, let heldOut = run.heldOut, heldOut.seed != nil else {
      return nil
    }
    return heldOut.summary(of: run.source.kind)
  }

  private var parameterCounts: String {
    let counts = Set(points.map(\.run.network.program.parameterCount)).sorted()
    guard let least = counts.first, let most = counts.last else { return "0" }
    return least == most ? "\(least)" : "\(least)…\(most)"
  }
}
