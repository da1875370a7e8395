/// The floating-point type a network is trained in.
public enum Precision: String, CaseIterable, Sendable, Codable {
  /// 32 bits: smallest positive number 1.4e-45.
  case float
  /// 64 bits: smallest positive number 4.9e-324.
  case double
}
