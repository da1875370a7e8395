extension Int {
  /// The whole part of a number; the nearest there is of one too large, and 0 of NaN.
  ///
  /// A place computed from what was measured may be anything. `Int(_:)` stops the program there.
  package init(saturating value: Double) {
    if value.isNaN {
      self = 0
    } else {
      // 2⁵³ and its negative are whole in both types.
      self = Int(Swift.min(Swift.max(value, -0x1p53), 0x1p53))
    }
  }
}
