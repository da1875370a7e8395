import Experiments
import Foundation

extension BookBuild {
  /// The file beside the chapters that holds the values they quote.
  static let valuesFile = "values.txt"

  private var valuesPath: String { "\(options.chaptersPath)/\(Self.valuesFile)" }

  /// Compares the values that prose quotes with those on record, or puts them on record.
  ///
  /// A book without a record has nothing to compare until its first values are accepted.
  func compareValues(_ plan: BookPlan, _ results: BookResults) throws -> ValueDrift {
    let quotations = plan.quotations
    if options.acceptsValues {
      let text = ValueRecord(quotations, results.values).text
      try Data(text.utf8).write(to: URL(fileURLWithPath: valuesPath), options: .atomic)
      return ValueDrift()
    }
    guard let data = FileManager.default.contents(atPath: valuesPath) else {
      return options.requiresValues
        ? ValueDrift(from: ValueRecord(""), to: quotations, results.values) : ValueDrift()
    }
    let record = ValueRecord(String(decoding: data, as: UTF8.self))
    return ValueDrift(from: record, to: quotations, results.values)
  }
}
