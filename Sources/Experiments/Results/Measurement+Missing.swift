extension Measurement {
  /// Marks a combination of labels that was never measured: a step after divergence, or layer 20 of a
  /// network of 10. A NaN with a payload of its own, so that it is told apart from a measured NaN.
  public static let missing = Double(bitPattern: 0x7FF8_0000_0000_0D0A)

  public static func isMissing(_ value: Double) -> Bool {
    value.bitPattern == missing.bitPattern
  }
}
