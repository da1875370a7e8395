/// What one run of an experiment may take. It changes no result, so it is not part of a run's key.
public struct RunBudget: Hashable, Sendable {
  public var minutes = 10.0
  /// For the network with all its activations and gradients.
  public var megabytes = 2048

  /// The most that can be asked for.
  static let mostMegabytes = 1_000_000

  public init() {}

  /// Reads `{minutes: 30, megabytes: 4096}`.
  init(_ value: ValueReader) {
    value.mapping(example: "{minutes: 30}") { keys in
      minutes = keys.optional("minutes")?.number(.above(0), example: "30") ?? minutes
      megabytes =
        keys.optional("megabytes")?.integer(in: 1...Self.mostMegabytes, example: 4096) ?? megabytes
    }
  }
}
