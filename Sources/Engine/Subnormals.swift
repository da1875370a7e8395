/// What becomes of results of `Float` below the smallest normal number, 1.2e-38.
///
/// They have fewer and fewer digits left, and most processors take many times as long for them. Vanishing
/// gradients are made of them. In `Double` they begin at 2.2e-308 and always stay.
public enum Subnormals: String, CaseIterable, Sendable, Codable {
  /// What an operation, an update or pre-training stores is zero below 1.2e-38, with its sign.
  case flush
  /// Results get smaller down to 1.4e-45, as IEEE 754 has it.
  case keep
}
