/// The floating-point type a network is trained in.
public enum Precision: String, CaseIterable, Sendable, Codable {
  /// 32 bits: smallest positive number 1.2e-38, or 1.4e-45 where `Subnormals` are kept.
  case float
  /// 64 bits: smallest positive number 4.9e-324.
  case double
}
