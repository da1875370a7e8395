/// The key of a random stream: a hash of seed and name that is the same on every machine.
enum StreamKey {
  /// Mixes the seed, then every byte of the name, then its length.
  static func of(seed: UInt64, name: String) -> UInt64 {
    var state = mixed(seed)
    var length: UInt64 = 0
    for byte in name.utf8 {
      state = mixed(state ^ UInt64(byte))
      length &+= 1
    }
    return mixed(state ^ length &<< 32)
  }

  /// A bijection in which every bit of the argument reaches every bit of the result.
  ///
  /// Source: the finaliser of SplitMix64, Steele, Lea, Flood, OOPSLA 2014.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ z &>> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z &>> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z &>> 31
  }
}
