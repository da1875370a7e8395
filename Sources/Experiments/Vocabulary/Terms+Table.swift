import Engine

extension Terms {
  static let table = Vocabulary<any DatasetSource>.Entry(
    "table", summary: "Samples written out: a row of inputs and a target for each.",
    example: "{table: [[0, 1], [1, 1]], targets: [0.5, -0.5]}"
  ) { keys in
    let inputs = keys.main("inputs").rows(example: "[[0, 1], [1, 1]]")
    let given = keys.optional("targets")
    let targets = given?.rows(example: "[0.5, -0.5]")
    let task = keys.optional("task")?.choice(TargetTask.self) ?? .numbers
    let standardize = keys.optional("standardize")
    guard !inputs.isEmpty else {
      _ = standardize?.standardization(of: .real(1))
      return Ones(samples: 1, features: 1)
    }
    if let targets, targets.count != inputs.count, !targets.isEmpty {
      given?.report(
        "there must be a target for each sample: these are \(targets.count) for \(inputs.count)")
    }
    if task != .numbers, let targets, let reason = objection(to: targets, task) {
      given?.report(reason)
      return Ones(samples: 1, features: 1)
    }
    var table = Table(inputs: inputs, targets: targets ?? [], task: task)
    table.standardization = standardize?.standardization(of: table.kind) ?? Standardization.none
    return table
  }

  private static func objection(to targets: [[Double]], _ task: TargetTask) -> String? {
    let numbers = targets.flatMap { $0 }
    let largest: Double = task == .binary ? 1 : 9999
    guard
      targets.contains(where: { $0.count != 1 })
        || numbers.contains(where: { $0 != $0.rounded() || $0 < 0 || $0 > largest })
    else { return nil }
    return task == .binary
      ? "a binary target is 0 or 1"
      : "a class is a whole number from 0 to 9999, one for each sample"
  }
}

extension ValueReader {
  /// A list of rows of numbers, all of one length; a row of one may be written as the number alone.
  fileprivate func rows(example: String) -> [[Double]] {
    let rows = list(example: example) { row in
      row.node?.items == nil
        ? [row.number(example: "0.5")]
        : row.list(example: "[0, 1]") { $0.number(example: "0.5") }
    }
    guard let width = rows.first?.count, width > 0 else { return [] }
    if let i = rows.firstIndex(where: { $0.count != width }) {
      report(
        "all rows must be of one length: row 1 has \(width) numbers, row \(i + 1) has "
          + "\(rows[i].count)")
      return []
    }
    return rows
  }
}
