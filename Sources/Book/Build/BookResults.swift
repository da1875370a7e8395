import Experiments

/// All results of a book and what follows from them: the text of each value, the truth of each claim.
struct BookResults: Sendable {
  private(set) var experiments: [String: ExperimentResult] = [:]
  /// Stands for all runs of each experiment, by its name.
  private(set) var runKeys: [String: String] = [:]
  private(set) var values: [SourcePosition: String] = [:]
  /// The results of each block of claims, by the place of its fence.
  private(set) var claims: [SourcePosition: [ClaimResult]] = [:]
  private(set) var warnings: [Diagnostic] = []

  /// - Throws: Runs that failed, values that cannot be computed, and claims that do not hold.
  init(_ plan: BookPlan, outcomes: [JobOutcome]) throws(Diagnostics) {
    var problems: [Diagnostic] = []
    var rest = outcomes[...]
    let measured = plan.experiments.map { experiment in
      let own = Array(rest.prefix(experiment.runCount))
      rest = rest.dropFirst(experiment.runCount)
      return (experiment: experiment, outcomes: own)
    }
    let assembled = measured.concurrentMap { experiment, outcomes in
      let results = outcomes.compactMap(\.result)
      return results.count == outcomes.count ? experiment.result(from: results) : nil
    }
    for ((experiment, outcomes), result) in zip(measured, assembled) {
      runKeys[experiment.name] = outcomes.map(\.key.hex).joined()
      problems += Self.problems(experiment, outcomes)
      experiments[experiment.name] = result
      warnings += [Self.warning(ofSeeds: experiment, outcomes)].compactMap(\.self)
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
    let results = ResultSet(plan.experiments.compactMap { experiments[$0.name] })
    let diverging = plan.experiments.filter(\.expectsDivergence).map(\.name)
    for (position, expression) in plan.values.sorted(by: { $0.key < $1.key }) {
      do throws(Diagnostics) {
        let value = try expression.evaluate(in: results)
        values[position] = value.formatted(expression.formatter)
        if value.isNaN, !expression.references.experiments.contains(where: diverging.contains) {
          warnings.append(Self.warning(of: expression, at: position))
        }
      } catch {
        problems += error.all
      }
    }
    let claims = plan.claims.flatMap { block in block.claims.map { (block.fence.position, $0) } }
    let evaluated = claims.concurrentResults { _, claim throws(Diagnostics) in
      try claim.evaluate(in: results)
    }
    for ((position, claim), evaluation) in zip(claims, evaluated) {
      do throws(Diagnostics) {
        let result = try evaluation.get()
        self.claims[position, default: []].append(result)
        if var failure = result.failure() {
          failure.notes += sentences(quoting: claim.references, plan)
          problems.append(failure)
        }
      } catch {
        problems += error.all
      }
    }
    guard problems.isEmpty else { throw Diagnostics(problems) }
  }

  /// Where prose quotes the values a claim is about.
  private func sentences(
    quoting references: ExpressionReferences, _ plan: BookPlan
  ) -> [String] {
    let claimed = Set(references.paths.map { "\($0.experiment).\($0.metric)" })
    let quoting = plan.quotations.filter { quotation in
      plan.values[quotation.position]?.references.paths.contains {
        claimed.contains("\($0.experiment).\($0.metric)")
      } ?? false
    }
    return quoting.map { "quoted at \($0.position): \($0.sentence(values))" }
  }

  /// Readers would see "NaN".
  private static func warning(
    of expression: ValueExpression, at position: SourcePosition
  ) -> Diagnostic {
    Diagnostic(
      .warning, at: position, length: expression.source.text.count,
      "this value is not a number (NaN)",
      notes: ["it was not measured, or cannot be computed from what was, as 0/0"])
  }

  /// Seeds that make no difference to anything that was measured.
  private static func warning(
    ofSeeds experiment: PlannedExperiment, _ outcomes: [JobOutcome]
  ) -> Diagnostic? {
    let count = experiment.seedCount
    guard count > 1, outcomes.allSatisfy({ $0.result != nil }) else { return nil }
    for point in experiment.points.indices {
      let runs = outcomes[point * count..<(point + 1) * count].compactMap(\.result)
      guard runs.allSatisfy({ $0.isSame(as: runs[0]) && !$0.countsAlone }) else { return nil }
    }
    return Diagnostic(
      .warning, at: experiment.position, length: experiment.name.count,
      "all \(count) seeds of '\(experiment.name)' gave the same numbers",
      notes: ["where nothing is random, one run is enough: leave 'seeds' out"])
  }

  /// Runs without a result, and divergence that was not declared.
  private static func problems(
    _ experiment: PlannedExperiment, _ outcomes: [JobOutcome]
  ) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    let length = experiment.name.count
    for outcome in outcomes {
      if let error = outcome.error {
        problems.append(
          Diagnostic(
            at: experiment.position, length: length, "the run \(outcome.label) failed: \(error)"))
      }
    }
    let divergences = outcomes.compactMap { outcome in
      if case .diverged(let step, let layer) = outcome.result?.outcome {
        "\(outcome.label): step \(step), first in \(layer)"
      } else {
        nil as String?
      }
    }
    if experiment.expectsDivergence, divergences.isEmpty, problems.isEmpty {
      problems.append(
        Diagnostic(
          at: experiment.position, length: length,
          "the experiment '\(experiment.name)' was expected to diverge and did not"))
    } else if !experiment.expectsDivergence, let first = divergences.first {
      problems.append(
        Diagnostic(
          at: experiment.position, length: length,
          "\(divergences.count) of \(outcomes.count) runs of '\(experiment.name)' diverged: \(first)",
          notes: ["if that is what the experiment is to show, say so with 'expect: diverges'"]
            + [experiment.points.first?.run.source.scaleHint].compactMap(\.self)))
    }
    return problems
  }
}

extension RunResult {
  /// Whether only shares of samples or units were recorded, which may be the same by right: all of them, or none.
  fileprivate var countsAlone: Bool {
    metrics.allSatisfy { $0.name.hasSuffix("accuracy") || $0.name.hasSuffix("fraction") }
  }

  /// Whether two runs measured the same, bit for bit, NaN too.
  fileprivate func isSame(as other: RunResult) -> Bool {
    outcome == other.outcome && texts == other.texts
      && zip(metrics, other.metrics).allSatisfy { own, other in
        own.measurement.values.elementsEqual(other.measurement.values) {
          $0.bitPattern == $1.bitPattern
        }
      }
  }
}
