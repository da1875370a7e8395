import Engine

/// Samples to train on: one row of features, and perhaps a target, for each.
public struct Dataset: Sendable {
  /// What the targets are, which decides the losses they can be used with.
  public enum Targets: Sendable, Hashable {
    /// Nothing to learn: for measurements at initialisation.
    case none
    /// 0 or 1.
    case binary
    /// Class indices from 0 up to a count.
    case classes(Int)
    /// Real numbers, as many for each sample.
    case real(Int)
  }

  /// Whether samples run in time, their first dimension counting time steps.
  public enum Time: Sendable, Hashable {
    case none
    /// Sequences with one target each.
    case inputs
    /// Sequences with a target at each time step.
    case inputsAndTargets
  }

  /// Shape of one sample.
  public var sampleShape: Shape
  public var sampleCount: Int
  /// All samples in row-major order.
  public var features: [Double]
  public var kind: Targets
  /// All targets in row-major order; empty if there are none.
  public var targets: [Double]

  public init(
    sampleShape: Shape, sampleCount: Int, features: [Double], kind: Targets, targets: [Double]
  ) {
    precondition(features.count == sampleShape.count * sampleCount)
    self.sampleShape = sampleShape
    self.sampleCount = sampleCount
    self.features = features
    self.kind = kind
    self.targets = targets
  }

  /// The same samples in an order drawn from `stream`.
  func shuffled(by stream: inout RandomStream) -> Dataset {
    reordered(stream.permutation(sampleCount))
  }

  /// The same samples, those with the given numbers in their order.
  func reordered(_ order: [Int]) -> Dataset {
    let width = sampleShape.count
    let targetWidth = sampleCount == 0 ? 0 : targets.count / sampleCount
    return Dataset(
      sampleShape: sampleShape, sampleCount: sampleCount,
      features: order.flatMap { features[$0 * width..<($0 + 1) * width] }, kind: kind,
      targets: order.flatMap { targets[$0 * targetWidth..<($0 + 1) * targetWidth] })
  }
}

/// A recipe for a dataset: the same recipe always gives the same samples.
public protocol DatasetSource: Sendable {
  /// Shape of one sample and kind of its target, known without making any.
  var sampleShape: Shape { get }
  var kind: Dataset.Targets { get }
  var sampleCount: Int { get }
  var time: Dataset.Time { get }
  /// If a sample consists of symbols, numbered from 0, and not of real numbers: how many there are.
  var symbolCount: Int? { get }
  /// The character of each symbol, if samples are text.
  var alphabet: [Unicode.Scalar]? { get }
  /// The files of the book that the samples come from.
  var files: [DataFile] { get }

  /// Whether the samples stand in an order that somebody chose, such as one class after the other, so that
  /// the last ones are no fair sample of all.
  var isOrdered: Bool { get }
  /// How numbers are scaled before anything is learned from them.
  var standardization: Standardization { get }
  /// What to say of the size of the numbers where a run diverges; nil if there is nothing to say.
  var scaleHint: String? { get }
  /// How an author says that targets which are numbers mean classes; nil if they cannot.
  var classHint: String? { get }
  /// What an author should know of the data although it is no error.
  var doubts: [String] { get }
  /// What an author calls the classes, in their order; empty if they have numbers alone.
  var classLabels: [String] { get }
  /// Where a target stands, counted in the order of `Dataset.targets` from 0: a file with its line, or the
  /// sample's number.
  func place(ofTarget index: Int) -> String

  /// - Throws: `DataFileError` if a file has changed or gone since it was first read.
  func makeDataset() throws -> Dataset
}

extension DatasetSource {
  public var time: Dataset.Time { .none }
  public var symbolCount: Int? { alphabet?.count }
  public var alphabet: [Unicode.Scalar]? { nil }
  public var files: [DataFile] { [] }
  public var isOrdered: Bool { false }
  public var standardization: Standardization { .none }
  public var scaleHint: String? { nil }
  public var classHint: String? { nil }
  public var doubts: [String] { [] }
  public var classLabels: [String] { [] }

  public func place(ofTarget index: Int) -> String {
    if case .real(let width) = kind { return "sample \(index / max(1, width) + 1)" }
    return "sample \(index + 1)"
  }
}
